import { readdirSync } from 'node:fs'

/** Every page the build exported, as the address a visitor would type. */
export const routes: readonly string[] = readdirSync('out', { recursive: true, encoding: 'utf8' })
  .map((name) => name.replaceAll('\\', '/'))
  .filter((name) => name.endsWith('.html') && !/(^|\/)(404|_not-found)\.html$/.test(name))
  .map((name) => `/${name.replace(/(^|\/)index\.html$|\.html$/, '')}`)
  .toSorted()

/** `/questions/idempotency-key` and its neighbours come from one template; the glossary has its own. */
export const templateOf = (route: string) =>
  route === '/reference/glossary' ? route : route.replace(/^(\/[^/]+)\/.+$/, '$1/[id]')

export const oneRoutePerTemplate = [
  ...new Map(routes.map((route) => [templateOf(route), route])).values(),
]
