import { expect, type Page } from '@playwright/test'

import { axe } from './axe'
import { catchClipboard } from './clipboard'
import { test } from './test'
import { watch } from './watch'

const incident = '/incidents/inc-504-after-deploy'
const locked = `${incident}#seed=7&cause=lock`

const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name })
const slider = (page: Page, name: RegExp) => page.getByRole('slider', { name })
const lock = /exclusive lock/

async function start(page: Page, address: string) {
  await page.goto(address)
  await button(page, 'Start the clock').click()
  await expect(page.getByRole('region', { name: 'Investigation' })).toBeFocused()
}

async function close(page: Page, cause: RegExp, fix: RegExp) {
  await button(page, 'I know what it is').click()
  await page.getByRole('group', { name: 'The cause' }).getByRole('radio', { name: cause }).check()
  await page
    .getByRole('group', { name: 'What repairs it' })
    .getByRole('radio', { name: fix })
    .check()
  await button(page, 'Close it').click()
}

async function expectClean(page: Page) {
  const { violations } = await axe(page).analyze()
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([])
}

test('look, say how likely, act, close, read the debrief, and play it again by its link', async ({
  page,
  browser,
}) => {
  test.slow()
  const problems = await watch(page)
  const copied = await catchClipboard(page)
  await start(page, locked)
  await expect(slider(page, lock)).toHaveValue('35')

  await button(page, /^pg_stat_activity/).click()
  const entry = page.getByRole('listitem').filter({ hasText: 'Minute 3, after 3 minutes' })
  await expect(entry.getByRole('heading')).toBeFocused()
  const shown = await entry.getByRole('region').first().innerText()

  // Nothing opens before the numbers are said.
  await button(page, /^Rollout timeline/).press('Enter')
  await expect(page.getByRole('listitem').filter({ hasText: 'Minute 4' })).toHaveCount(0)
  await slider(page, lock).fill('80')
  const shares = await page
    .getByRole('slider')
    .evaluateAll((all) => all.map((each) => (each as HTMLInputElement).valueAsNumber))
  expect(shares[0]).toBe(80)
  expect(shares.reduce((sum, share) => sum + share, 0)).toBe(100)
  await entry.getByRole('button', { name: 'Pin as evidence' }).click()

  await button(page, /^Rollout timeline/).click()
  await expect(page.getByRole('img', { name: 'errors, gateway' })).toBeVisible()
  await button(page, 'It changes nothing').click()

  await button(page, /^Roll orders back/).click()
  await expect(page.getByText('Nothing changed.')).toBeVisible()
  await button(page, /^Cancel the session/).click()
  await expect(page.getByText('It stopped. Customers no longer notice.')).toBeVisible()
  await expect(page.getByText('The bleeding has stopped.')).toBeVisible()
  await expectClean(page)

  await close(page, lock, /NOT VALID/)
  await expect(page.getByRole('heading', { name: /^You found it/ })).toBeFocused()
  await expect(page.getByText('Kept in your history.')).toBeVisible()
  await expect(page.getByText('You gave the true cause 80 %.')).toBeVisible()
  await expect(page.getByText('You acted as soon as something was worth trying.')).toHaveCount(0)
  const reader = page.getByRole('region', { name: 'Your probabilities against the reader' })
  await expect(reader.getByRole('row')).toHaveCount(5)
  await expect(reader).toContainText('you 80')
  await page.getByText('How this is computed').click()
  await expect(page.getByText(/The logarithm makes it proper/)).toBeVisible()
  await expectClean(page)

  await button(page, 'Copy link').click()
  await expect(page.getByText('Copied. The link opens this very case.')).toBeVisible()
  const elsewhere = await (await browser.newContext()).newPage()
  await elsewhere.goto(await copied())
  await button(elsewhere, 'Start the clock').click()
  await button(elsewhere, /^pg_stat_activity/).click()
  const again = elsewhere.getByRole('listitem').filter({ hasText: 'Minute 3, after 3 minutes' })
  await expect.poll(() => again.getByRole('region').first().innerText()).toBe(shown)

  await button(page, 'Another cause').click()
  await expect(page).toHaveURL(/#seed=\d+$/)
  await expect(slider(page, lock)).toHaveValue('35')
  await button(page, /^Cancel the session/).click()
  await expect(page.getByText('Nothing changed.')).toBeVisible()
  expect(problems).toEqual([])
})

test('the whole of it by keys', async ({ page }) => {
  await page.goto(locked)
  await button(page, 'Start the clock').press('Enter')
  await expect(page.getByRole('region', { name: 'Investigation' })).toBeFocused()
  await page.keyboard.press('3')
  await expect(page.getByRole('heading', { name: /^pg_stat_activity/ })).toBeFocused()
  await slider(page, lock).press('End')
  await expect(slider(page, lock)).toHaveAttribute('aria-valuetext', '97 percent')
  await slider(page, lock).press('ArrowLeft')
  await expect(slider(page, lock)).toHaveValue('96')
  await button(page, 'Pin as evidence').press('Space')
  await expect(button(page, 'Pinned as evidence')).toHaveAttribute('aria-pressed', 'true')
  await button(page, /^Cancel the session/).press('Enter')
  await expect(page.getByRole('heading', { name: /^Cancel the session/ })).toBeFocused()
  await button(page, 'I know what it is').press('Enter')
  await expect(page.getByRole('heading', { name: 'Close the incident' })).toBeFocused()
  await page.keyboard.press('Tab')
  await page.keyboard.press('Space')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Space')
  await page.keyboard.press('ArrowDown')
  await button(page, 'Close it').press('Enter')
  await expect(page.getByRole('heading', { name: /^You found it/ })).toBeFocused()
  await button(page, 'Another cause').press('Enter')
  await expect(page.getByRole('region', { name: 'Investigation' })).toBeFocused()
})

for (const [fragment, says] of [
  ['seed=7&cause=ghost', 'This incident has no cause “ghost”. Here is a fresh one.'],
  ['seed=99999', 'No case has the number “99999”. Here is a fresh one.'],
] as const) {
  test(`a link with ${fragment} opens a fresh case, and says so`, async ({ page }) => {
    await start(page, `${incident}#${fragment}`)
    await expect(page.getByText(says)).toBeVisible()
    await expect(page).toHaveURL(/#seed=\d{1,4}$/)
  })
}

test('the longest words of a look fit a phone', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 })
  await start(page, '/incidents/inc-memory-leak#seed=1')
  await button(page, /^process\.getActiveResourcesInfo/).click()
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
  expect(overflow).toBe(0)
})

test('blind, and in ten minutes', async ({ page }) => {
  await page.goto(locked)
  await page.getByRole('checkbox', { name: /^Ten minutes/ }).check()
  await page.getByRole('checkbox', { name: /^Blind/ }).check()
  await button(page, 'Start the clock').click()
  await expect(page.getByText('of 10')).toBeVisible()
  await expect(page.getByRole('slider')).toHaveCount(0)
  await page.getByRole('textbox', { name: 'What may it be?' }).fill('somebody holds a lock')
  await button(page, /^Trace of one/).click()
  await button(page, /^git diff/).click()
  await expect(button(page, /^kubectl/)).toHaveAttribute('aria-disabled', 'true')
  await expect(button(page, /^kubectl/)).toContainText('more than the minutes left')
  await expect(button(page, /^Rollout timeline/)).toHaveAttribute('aria-disabled', 'false')
  await button(page, 'I know what it is').click()
  await expect(page.getByText('You wrote: “somebody holds a lock”')).toBeVisible()
  await expect(slider(page, lock)).toHaveValue('35')
  await expect(button(page, 'Back to the evidence')).toHaveCount(0)
})

test('a wrong diagnosis comes back days later with another cause', async ({ page }) => {
  await start(page, locked)
  await close(page, /hot path/, /time-out of the gateway/)
  await expect(page.getByRole('heading', { name: /^It was another one/ })).toBeVisible()
  await expect(page.getByText(/nothing of what makes them wait goes away/)).toBeVisible()
  await expect(page.getByText(/comes back in your reviews in some days/)).toBeVisible()
  await page.goto('/incidents')
  await expect(page.getByRole('link', { name: /^504 right after/ })).toContainText(
    'missed the cause',
  )

  await page.clock.install({ time: Date.now() + 30 * 86_400_000 })
  await page.goto('/review')
  await page.getByText('Choose what to review').click()
  await page.getByRole('checkbox', { name: 'Due only, nothing new' }).check()
  await button(page, 'Review 1 card').click()
  await page.getByRole('link', { name: 'Open it' }).click()
  await expect(page).toHaveURL(/inc-504-after-deploy\?from=review#seed=\d+$/)
  await button(page, 'Start the clock').click()
  await button(page, /^Cancel the session/).click()
  await expect(page.getByText('Nothing changed.')).toBeVisible()
})

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false })
  test('the pager message and the looks are there to read', async ({ page }) => {
    await page.goto(incident)
    await expect(page.getByText('gateway errors above 5 %')).toBeVisible()
    await expect(page.getByText('Rollout timeline against the error graph')).toBeVisible()
  })
})

test('a reload goes on where it stopped, or starts anew', async ({ page }) => {
  await start(page, locked)
  await button(page, /^pg_stat_activity/).click()
  await slider(page, lock).fill('80')
  await page.getByRole('button', { name: 'Pin as evidence' }).click()
  // Within a second it is kept.
  await page.waitForTimeout(1_000)

  await page.reload()
  await button(page, 'Go on where you stopped').click()
  await expect(slider(page, lock)).toHaveValue('80')
  await expect(page.getByRole('listitem').filter({ hasText: 'Minute 3' })).toBeVisible()
  await expect(page.getByRole('button', { name: 'Pinned as evidence' })).toBeVisible()

  await page.goto('/incidents')
  await page.goto(`${incident}#seed=8`)
  await expect(button(page, 'Go on where you stopped')).toBeVisible()
  await button(page, 'Start anew').click()
  await expect(slider(page, lock)).toHaveValue('35')
  await expect(page.getByText('Nothing is opened yet.')).toBeVisible()
})
