import type { Page } from '@playwright/test'
import axeCore, { type AxeResults } from 'axe-core'

type Violation = Pick<AxeResults['violations'][number], 'id'> & {
  readonly nodes: readonly { readonly html: string }[]
}

/** For pages that are visited one after the other: axe is there with each, before it is asked. */
export const bringAxe = (page: Page) => page.addInitScript({ content: axeCore.source })

/**
 * No page here holds a frame, so axe needs nothing but itself: what its own builder for Playwright
 * does beyond that takes longer than the rules.
 */
export const axe = (page: Page) => ({
  analyze: async (): Promise<{ readonly violations: readonly Violation[] }> => {
    if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axeCore.source)
    return page.evaluate(async () => {
      const { axe: here } = globalThis as unknown as { readonly axe: typeof axeCore }
      const { violations } = await here.run(document, { resultTypes: ['violations'] })
      return {
        violations: violations.map(({ id, nodes }) => ({
          id,
          nodes: nodes.map(({ html }) => ({ html })),
        })),
      }
    })
  },
})
