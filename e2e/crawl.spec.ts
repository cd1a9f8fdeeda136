import AxeBuilder from '@axe-core/playwright'
import { expect, type Page, test } from '@playwright/test'

import { oneRoutePerTemplate, routes } from './routes'
import { watch } from './watch'

const themes = ['light', 'dark'] as const
const widths = [1280, 390] as const
const known = new Set(routes)

async function audit(page: Page, route: string) {
  const problems = await watch(page, new URL(test.info().project.use.baseURL!).origin)
  await page.goto(route, { waitUntil: 'networkidle' })

  const { violations } = await new AxeBuilder({ page }).analyze()
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([])
  expect(problems).toEqual([])
}

/** A link is dead when no exported page answers to it, or no element to its fragment. */
async function deadLinks(page: Page): Promise<readonly string[]> {
  const targets = await page.$$eval('a[href]', (links) =>
    links.map((link) => (link as HTMLAnchorElement).href),
  )
  const here = new URL(page.url())
  const dead: string[] = []
  for (const target of targets) {
    const { origin, pathname, hash } = new URL(target)
    if (origin !== here.origin) continue
    if (!known.has(pathname)) dead.push(target)
    else if (hash && pathname === here.pathname && (await page.locator(hash).count()) === 0)
      dead.push(target)
  }
  return dead
}

test.describe('every exported route', () => {
  for (const [index, route] of routes.entries()) {
    const theme = themes[index % 2]!
    const width = widths[Math.floor(index / 2) % 2]!

    test(`${route} is clean in ${theme} at ${width}`, async ({ page }) => {
      await page.emulateMedia({ colorScheme: theme })
      await page.setViewportSize({ width, height: 844 })
      await audit(page, route)
      expect(await deadLinks(page)).toEqual([])
    })
  }
})

test.describe('one route of each template', () => {
  for (const route of oneRoutePerTemplate) {
    for (const theme of themes) {
      for (const width of widths) {
        test(`${route} is clean in ${theme} at ${width}`, async ({ page }) => {
          await page.emulateMedia({ colorScheme: theme })
          await page.setViewportSize({ width, height: 844 })
          await audit(page, route)
        })
      }
    }
  }
})
