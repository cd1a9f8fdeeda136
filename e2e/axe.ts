import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'

/**
 * Only what is wrong is reported in full: listing what passes takes longer than finding it. No page
 * here holds a frame of another origin, so nothing has to be put together in a blank page.
 */
export const axe = (page: Page) =>
  new AxeBuilder({ page }).setLegacyMode().options({ resultTypes: ['violations'] })
