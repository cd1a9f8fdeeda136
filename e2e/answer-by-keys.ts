import { expect, type Page } from '@playwright/test'

/** A card by keys: certain, every key idea, Easy. */
export async function answerByKeys(page: Page): Promise<void> {
  await page.keyboard.press('s')
  await page.keyboard.press('4')
  await page.keyboard.press('Space')
  await expect(page.getByRole('region', { name: 'A strong answer' })).toBeFocused()
  const ideas = await page.getByRole('checkbox').count()
  for (let idea = 0; idea < ideas; idea++) {
    await page.keyboard.press('k')
    await page.keyboard.press('Space')
  }
  await page.keyboard.press('4')
  await expect(page.getByText('Graded Easy')).toBeVisible()
}
