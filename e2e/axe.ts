import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'

/** Only what is wrong is reported in full: listing what passes takes longer than finding it. */
export const axe = (page: Page) => new AxeBuilder({ page }).options({ resultTypes: ['violations'] })
