import { expect, type Page } from '@playwright/test'

import { allLooks, createAudit, lookLike } from './audit'
import { oneRoutePerTemplate } from './routes'
import { test } from './test'

interface LayoutShift {
  readonly value: number
  readonly sources: readonly { readonly node: Node | null }[]
}

/** On a phone it is somebody who answered before, at the desk a newcomer. */
const SUMMARY = JSON.stringify({ answered: ['rate-limit-algorithms'], due: [[0, 3]] })

for (const route of oneRoutePerTemplate) {
  test(`${route} stays where it is while it loads, and is clean in both themes and widths`, async ({
    page,
  }) => {
    test.setTimeout(120_000)
    const audit = await createAudit(page)
    await watchShifts(page)
    await page.addInitScript((summary) => {
      if (innerWidth < 1000) localStorage.setItem('summary', summary)
      else localStorage.removeItem('summary')
    }, SUMMARY)
    for (const look of allLooks) {
      await lookLike(page, look)
      await expectStill(page, route)
      await audit.look(`${route} in ${look.theme} at ${look.width}`)
    }
    audit.expectClean()
    await expectFits(page)
  })
}

async function watchShifts(page: Page) {
  await page.addInitScript(() => {
    const shifts: string[] = []
    Object.assign(globalThis, { shifts })
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) {
        const { value, sources } = entry as unknown as LayoutShift
        const moved = sources.map(({ node }) => (node as Element | null)?.outerHTML ?? 'gone')
        shifts.push(`${value}: ${moved.map((html) => html.slice(0, 120)).join(' | ')}`)
      }
    }).observe({ type: 'layout-shift', buffered: true })
  })
}

/** What a page moves, it moves each time; what a machine that stalled moved, it does not. */
async function expectStill(page: Page, route: string) {
  await expect(async () => {
    await page.goto(route, { waitUntil: 'networkidle' })
    await page.waitForTimeout(300)
    const seen = () => (globalThis as unknown as { shifts: string[] }).shifts
    expect(await page.evaluate(seen)).toEqual([])
  }).toPass({ intervals: [0, 0], timeout: 20_000 })
}

/** On the narrowest phone, also with text at 200 %. */
async function expectFits(page: Page) {
  await page.setViewportSize({ width: 360, height: 740 })
  const overflow = () => page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
  await expect.poll(overflow).toBe(0)
  await page.addStyleTag({ content: ':root { font-size: 200% !important }' })
  await expect.poll(overflow).toBe(0)
}
