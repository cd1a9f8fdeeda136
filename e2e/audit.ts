import { expect, type Page } from '@playwright/test'

import { axe } from './axe'
import { deadLinks } from './dead-links'
import { watch } from './watch'

export interface Look {
  readonly theme: 'light' | 'dark'
  readonly width: number
}

/** Each theme with each width. */
export const allLooks: readonly Look[] = [
  { theme: 'light', width: 1280 },
  { theme: 'dark', width: 390 },
  { theme: 'dark', width: 1280 },
  { theme: 'light', width: 390 },
]

export async function lookLike(page: Page, { theme, width }: Look) {
  await page.emulateMedia({ colorScheme: theme })
  await page.setViewportSize({ width, height: 844 })
}

/** Collects what is wrong with the pages that are visited, and says so at the end. */
export async function createAudit(page: Page) {
  const problems = await watch(page)
  const rules = axe(page)
  const found: string[] = []
  let told = 0
  return {
    look: async (what: string) => {
      const { violations } = await rules.analyze()
      const dead = await deadLinks(page)
      const wrong = [
        ...violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`),
        ...dead.map((link) => `dead link: ${link}`),
        // What a page does wrong after it was looked at is told with the next.
        ...problems.slice(told),
      ]
      told = problems.length
      found.push(...wrong.map((problem) => `${what}: ${problem}`))
    },
    expectClean: () => expect([...found, ...problems.slice(told)]).toEqual([]),
  }
}
