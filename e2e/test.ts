import { test as base } from '@playwright/test'

/** A visit is over when the page listens: what is pressed before that is the matter of early.spec. */
export const test = base.extend({
  page: async ({ page, javaScriptEnabled }, provide) => {
    const goto = page.goto.bind(page)
    page.goto = async (url, options) => {
      const response = await goto(url, options)
      const isWhole = options?.waitUntil === undefined || options.waitUntil === 'load'
      if (javaScriptEnabled && isWhole) await page.locator('html[data-alive]').waitFor()
      return response
    }
    await provide(page)
  },
})
