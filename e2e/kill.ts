import type { Page } from '@playwright/test'

/** As the system does it that runs out of memory: nothing is said to the page. */
export async function kill(page: Page): Promise<void> {
  const protocol = await page.context().newCDPSession(page)
  const died = page.waitForEvent('crash')
  void protocol.send('Page.crash').catch(() => undefined)
  await died
}
