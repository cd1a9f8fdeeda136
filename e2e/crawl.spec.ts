import { readFileSync } from 'node:fs'

import { expect, type Page } from '@playwright/test'

import { axe, bringAxe } from './axe'
import { oneRoutePerTemplate, routes } from './routes'
import { watch } from './watch'
import { test } from './test'

const themes = ['light', 'dark'] as const
const widths = [1280, 390] as const
const known = new Set(routes)

interface Look {
  readonly route: string
  readonly theme: (typeof themes)[number]
  readonly width: (typeof widths)[number]
}

/** What is there to be read is there at once; the rest still fetches and runs. */
const isText = (route: string) => /^\/(questions|reference|topics)\//.test(route)

/** Visits one route after the other in one page, and says of each what is wrong with it. */
async function audit(page: Page, looks: readonly Look[]) {
  const problems = await watch(page, new URL(test.info().project.use.baseURL!).origin)
  const found: string[] = []
  let told = 0
  await bringAxe(page)
  for (const { route, theme, width } of looks) {
    await page.emulateMedia({ colorScheme: theme })
    await page.setViewportSize({ width, height: 844 })
    await page.goto(route, { waitUntil: isText(route) ? 'load' : 'networkidle' })
    const { violations } = await axe(page).analyze()
    const dead = await deadLinks(page)
    const wrong = [
      ...violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`),
      ...dead.map((link) => `dead link: ${link}`),
      // What a page does wrong after it was looked at is told with the next.
      ...problems.slice(told),
    ]
    told = problems.length
    found.push(...wrong.map((problem) => `${route} (${theme}, ${width}): ${problem}`))
  }
  expect(found).toEqual([])
}

/** A link is dead when no exported page answers to it, or no element there to its fragment. */
async function deadLinks(page: Page): Promise<readonly string[]> {
  const links = await page.$$eval('a[href]', (all) =>
    (all as HTMLAnchorElement[]).map(({ href, hash, pathname, origin }) => ({
      href,
      pathname,
      fragment: decodeURIComponent(hash.slice(1)),
      ours: origin === location.origin,
      isHere: document.getElementById(decodeURIComponent(hash.slice(1))) !== null,
      samePage: pathname === location.pathname,
    })),
  )
  return links
    .filter(({ ours }) => ours)
    .filter(({ pathname, fragment, samePage, isHere }) => {
      if (!known.has(pathname)) return true
      if (fragment === '') return false
      return samePage ? !isHere : !exported(pathname).includes(`id="${fragment}"`)
    })
    .map(({ href }) => href)
}

const pages = new Map<string, string>()

function exported(route: string): string {
  const html =
    pages.get(route) ?? readFileSync(`out${route === '/' ? '/index' : route}.html`, 'utf8')
  pages.set(route, html)
  return html
}

/** Themes and widths take turns, so that all of them see all kinds of pages. */
const everyRoute = routes.map((route, index): Look => ({
  route,
  theme: themes[index % 2]!,
  width: widths[Math.floor(index / 2) % 2]!,
}))

const AT_ONCE = 12
const groups = Array.from({ length: Math.ceil(everyRoute.length / AT_ONCE) }, (_, n) =>
  everyRoute.slice(n * AT_ONCE, (n + 1) * AT_ONCE),
)

test.describe('every exported route', () => {
  for (const looks of groups) {
    test(`${looks[0]?.route} to ${looks.at(-1)?.route} are clean`, async ({ page }) => {
      test.setTimeout(180_000)
      await audit(page, looks)
    })
  }
})

test.describe('one route of each template', () => {
  for (const route of oneRoutePerTemplate) {
    test(`${route} is clean in both themes and widths`, async ({ page }) => {
      test.setTimeout(120_000)
      await audit(
        page,
        themes.flatMap((theme) => widths.map((width): Look => ({ route, theme, width }))),
      )
    })
  }
})
