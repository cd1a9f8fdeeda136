import { allLooks, createAudit, lookLike } from './audit'
import { bringAxe } from './axe'
import { oneRoutePerTemplate, routes } from './routes'
import { test } from './test'

/** The others are in templates.spec, where they are looked at longer. */
const rest = routes.filter((route) => !oneRoutePerTemplate.includes(route))

/** As many as there are looks, and some: every look sees all kinds of pages. */
const GROUPS = 4 * allLooks.length

/** What is there to be read is there at once; the rest still fetches and runs. */
const isText = (route: string) => /^\/(questions|reference|topics)\//.test(route)

for (let group = 0; group < GROUPS; group += 1) {
  const look = allLooks[group % allLooks.length]!
  const { theme, width } = look
  test(`every exported route, part ${group + 1} of ${GROUPS}, is clean in ${theme} at ${width}`, async ({
    page,
  }) => {
    test.setTimeout(180_000)
    const audit = await createAudit(page)
    await bringAxe(page)
    await lookLike(page, look)
    for (const route of rest.filter((_, place) => place % GROUPS === group)) {
      await page.goto(route, { waitUntil: isText(route) ? 'load' : 'networkidle' })
      await audit.look(route)
    }
    audit.expectClean()
  })
}
