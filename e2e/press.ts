import { expect, type Page } from '@playwright/test'

/** A key pressed before the page listens is nobody's; a reader would press it again. */
export async function openWith(page: Page, key: string): Promise<void> {
  await expect(async () => {
    await page.keyboard.press(key)
    await expect(page.getByRole('dialog')).toBeVisible({ timeout: 1_000 })
  }).toPass()
}
