import { expect } from '@playwright/test'

import { oneRoutePerTemplate } from './routes'
import { test } from './test'

interface LayoutShift {
  readonly value: number
  readonly sources: readonly { readonly node: Node | null }[]
}

const visitors = [
  { who: 'a newcomer', summary: undefined, width: 1280 },
  {
    who: 'somebody who answered before, on a phone',
    width: 390,
    summary: ['rate-limit-algorithms'],
  },
]

for (const { route, who, summary, width } of oneRoutePerTemplate.flatMap((route) =>
  visitors.map((visitor) => ({ route, ...visitor })),
)) {
  test(`${route} does not move while it loads for ${who}`, async ({ page }) => {
    await page.setViewportSize({ width, height: 844 })
    await page.addInitScript((answered) => {
      if (answered) localStorage.setItem('summary', JSON.stringify({ answered, due: [[0, 3]] }))
    }, summary)
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
    // What a page moves, it moves each time; what a machine that stalled moved, it does not.
    await expect(async () => {
      await page.goto(route, { waitUntil: 'networkidle' })
      await page.waitForTimeout(300)
      const seen = () => (globalThis as unknown as { shifts: string[] }).shifts
      expect(await page.evaluate(seen)).toEqual([])
    }).toPass({ intervals: [0, 0], timeout: 12_000 })
  })
}

for (const route of oneRoutePerTemplate) {
  test(`${route} fits a phone of 360 pixels, also with text at 200 %`, async ({ page }) => {
    await page.setViewportSize({ width: 360, height: 740 })
    await page.goto(route)
    const overflow = () => page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
    expect(await overflow()).toBe(0)
    await page.addStyleTag({ content: ':root { font-size: 200% !important }' })
    expect(await overflow()).toBe(0)
  })
}
