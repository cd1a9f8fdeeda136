import type { Page } from '@playwright/test'

/** What the browser would have put on the clipboard. */
export async function catchClipboard(page: Page) {
  await page.addInitScript(() => {
    Object.defineProperty(navigator, 'clipboard', {
      value: {
        writeText: async (text: string) => void Object.assign(globalThis, { copied: text }),
      },
    })
  })
  return () => page.evaluate(() => (globalThis as unknown as { copied: string }).copied)
}
