import { expect, type Page } from '@playwright/test'

import { kill } from './kill'
import { test } from './test'

const question = '/questions/idempotency-key'

const box = (page: Page) => page.getByRole('textbox', { name: /Your answer/ })
const strongAnswer = (page: Page) => page.getByRole('region', { name: 'A strong answer' })
const reveal = (page: Page) => page.getByRole('button', { name: 'Reveal answer' })

test('a newcomer is answering a real question within two clicks', async ({ page }) => {
  await page.goto('/')
  await page.getByRole('link', { name: 'Answer this one' }).click()
  await box(page).fill('The client sends a key')
  await expect(box(page)).toHaveValue('The client sends a key')
})

test('the model answer is absent until something was tried and a confidence chosen', async ({
  page,
}) => {
  await page.goto(question)
  await expect(strongAnswer(page)).toHaveCount(0)
  await expect(reveal(page)).toBeDisabled()
  await box(page).fill('One key per intent')
  await expect(page.getByText('Say how sure you are, before you look.')).toBeVisible()
  await expect(reveal(page)).toBeDisabled()
  await page.getByRole('radio', { name: 'Fairly' }).click()
  await expect(reveal(page)).toBeEnabled()
  await box(page).fill('')
  await expect(reveal(page)).toBeDisabled()
  await box(page).fill('One key per intent')
  await expect(strongAnswer(page)).toHaveCount(0)
  await reveal(page).click()
  await expect(strongAnswer(page)).toBeVisible()
})

test('answer, reveal, tick and grade with the keyboard alone', async ({ page }) => {
  await page.goto(question)
  await box(page).focus()
  await page.keyboard.type('One key per intent, the same on every retry')
  await page.keyboard.press('Control+Enter')
  await expect(page.getByRole('radio', { name: 'Guess' })).toBeFocused()
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('ArrowRight')
  await expect(page.getByRole('radio', { name: 'Fairly' })).toBeChecked()
  await page.keyboard.press('Control+Enter')
  await expect(strongAnswer(page)).toBeVisible()

  await page.getByRole('checkbox').first().focus()
  await page.keyboard.press('Space')
  await page.keyboard.press('2')
  await expect(page.getByText('Graded Hard')).toBeVisible()
  await expect(page.getByRole('button', { name: /^Hard/, pressed: true })).toBeVisible()
  await expect(page.getByRole('button', { name: /Suggested/ })).toHaveCount(0)
})

test('"I don’t know" is graded Again unless the learner says otherwise', async ({ page }) => {
  await page.goto(question)
  await page.getByRole('button', { name: 'I don’t know' }).click()
  await expect(strongAnswer(page)).toBeVisible()
  await expect(page.getByRole('button', { name: /^Again.*Suggested/ })).toBeVisible()
})

test('what was typed is there after leaving and coming back', async ({ page }) => {
  await page.goto(question)
  await box(page).fill('Half a thought')
  // The page has heard it, and within a second it is kept.
  await expect(page.getByText('Say how sure you are, before you look.')).toBeVisible()
  await page.waitForTimeout(1_000)
  await page.goto('/questions')
  await page.goto(question)
  await expect(box(page)).toHaveValue('Half a thought')
})

test('a grade is kept: Progress shows it and Today moves on', async ({ page }) => {
  await page.goto(question)
  await page.getByRole('button', { name: 'I don’t know' }).click()
  await page.getByRole('button', { name: /^Again/ }).click()
  await expect(page.getByText('Graded Again')).toBeVisible()

  await page.goto('/settings')
  await expect(page.getByText('Kept in this browser: 1 answered question.')).toBeVisible()
  await page.goto('/review')
  await expect(page.getByText('1 card due, 9 new')).toBeVisible()
  await page.goto('/progress')
  await expect(page.getByRole('row').filter({ hasText: 'Again' })).toHaveCount(1)
  await page.goto('/')
  await expect(page.getByRole('link', { name: 'Continue' })).not.toHaveAttribute('href', question)
})

test('with storage blocked the page works, and says that nothing will be kept', async ({
  page,
}) => {
  await page.addInitScript(() => {
    IDBFactory.prototype.open = () => {
      throw new DOMException('blocked for this test', 'SecurityError')
    }
  })
  await page.goto(question)
  await page.getByRole('button', { name: 'I don’t know' }).click()
  await page.getByRole('button', { name: /^Again/ }).click()
  await expect(page.getByText('Graded Again')).toBeVisible()
  await expect(page.getByText(/nothing will be kept/i).first()).toBeVisible()
})

test('with storage full a grade is not called kept, and nothing on screen is lost', async ({
  page,
}) => {
  await page.goto(question)
  await page.getByRole('button', { name: 'I don’t know' }).click()
  await page.getByRole('checkbox').first().check()
  await page.evaluate(() => {
    IDBObjectStore.prototype.add = () => {
      throw new DOMException('no room, for this test', 'QuotaExceededError')
    }
  })
  await page.getByRole('button', { name: /^Again/ }).click()
  await expect(page.getByText(/Not kept: There is no room left/)).toBeVisible()
  await expect(page.getByRole('checkbox').first()).toBeChecked()

  const download = page.waitForEvent('download')
  await page.getByRole('button', { name: 'export what is kept' }).click()
  expect((await download).suggestedFilename()).toMatch(/^retry-after-\d{4}-\d\d-\d\d\.json$/)
})

test('what was answered on its own page waits on Today when its day has come', async ({ page }) => {
  await page.clock.install({ time: new Date('2026-11-23T19:00:00') })
  await page.goto(question)
  await page.getByRole('button', { name: 'I don’t know' }).click()
  await page.getByRole('button', { name: /^Again/ }).click()
  await expect(page.getByText('Graded Again')).toBeVisible()
  const dueTimes = () => page.evaluate(() => localStorage.getItem('summary'))
  await expect.poll(dueTimes, { timeout: 15_000 }).toMatch(/"due":\[\[\d+,1\]\]/)

  await page.goto('/')
  await expect(page.getByText('The next question you have not answered yet.')).toBeVisible()
  await page.clock.setFixedTime(new Date('2026-11-24T07:00:00'))
  await page.reload()
  await expect(page.getByText('1 item to review')).toBeVisible()
  await expect(page.getByRole('link', { name: /Review 1 card due/ })).toBeVisible()
})

test('a tab that is killed loses no grade that was called kept, and no draft', async ({
  page,
  context,
}) => {
  await page.goto(question)
  await page.getByRole('button', { name: 'I don’t know' }).click()
  await page.getByRole('button', { name: /^Again/ }).click()
  await expect(page.getByText('Graded Again')).toBeVisible()
  await kill(page)

  const second = await context.newPage()
  await second.goto('/questions/pkce')
  await box(second).fill('Half a thought')
  await expect(second.getByText('Say how sure you are, before you look.')).toBeVisible()
  await second.waitForTimeout(1_000)
  await kill(second)

  const third = await context.newPage()
  await third.goto('/questions/pkce')
  await expect(box(third)).toHaveValue('Half a thought')
  await third.goto('/progress')
  await expect(third.getByRole('row').filter({ hasText: 'Again' })).toHaveCount(1)
})
