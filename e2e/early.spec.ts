import { expect } from '@playwright/test'

import { test } from './test'

test('what is typed and chosen before the page listens counts', async ({ page }) => {
  // Scripts arrive late, as on a slow network; the page itself is there.
  let release: () => void = () => undefined
  const held = new Promise<void>((resolve) => (release = resolve))
  await page.route('**/_next/static/**/*.js', async (route) => {
    await held
    await route.continue()
  })
  await page.goto('/questions/idempotency-key', { waitUntil: 'commit' })
  const box = page.getByRole('textbox', { name: /Your answer/ })
  await box.fill('One key per intent')
  await page.getByRole('radio', { name: 'Unsure' }).check()
  release()
  await expect(page.getByRole('button', { name: 'Reveal answer' })).toBeEnabled()
  await expect(box).toHaveValue('One key per intent')
})

test('a button pressed before the page listens is pressed', async ({ page }) => {
  let release: () => void = () => undefined
  const held = new Promise<void>((resolve) => (release = resolve))
  await page.route('**/_next/static/**/*.js', async (route) => {
    await held
    await route.continue()
  })
  await page.goto('/questions/idempotency-key', { waitUntil: 'commit' })
  await page.getByRole('button', { name: 'I don’t know' }).click()
  release()
  await expect(page.getByRole('heading', { name: 'A strong answer' })).toBeVisible()
})
