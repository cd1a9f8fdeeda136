import { expect, type Page } from '@playwright/test'

import { itemId } from '../lib/content/item-id'
import { gradedFact, settingsFact } from '../lib/progress/fixtures'

import { axe } from './axe'
import { type Ago, remember } from './learner'
import { test } from './test'

const ids = [
  ...['status-code-families', 'conditional-requests', 'rate-limit-algorithms'],
  ...['cursor-vs-offset', 'idempotency-key', 'http-caching-headers', 'circuit-breaker'],
]

/** Three rounds of each question, the last two days ago. */
const fortnight: readonly Ago[] = ids.flatMap((id, n): Ago[] => {
  const fact = (grade: 'again' | 'good', ticked: number) =>
    gradedFact({
      ...{ itemId: itemId(id), grade, suggested: grade, confidence: n % 2 ? 'fairly' : 'certain' },
      ideas: { ticked: Array.from({ length: ticked }, (_, idea) => idea), of: 4 },
      spentMs: 60_000,
    })
  return [
    [12, fact('again', 1)],
    [7, fact('good', 3)],
    [2, n === 0 ? fact('again', 0) : fact('good', 4)],
  ]
})

const figure = (page: Page, name: string | RegExp) => page.getByRole('figure', { name })
const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)

async function answerFirst(page: Page) {
  await page.goto('/questions/idempotency-key')
  await page.getByRole('textbox', { name: /Your answer/ }).fill('One key per intent')
  await page.getByRole('radio', { name: 'Fairly' }).click()
  await page.getByRole('button', { name: 'Reveal answer' }).click()
  await page.getByRole('checkbox').first().check()
  await page.getByRole('button', { name: /^Again/ }).click()
  await expect(page.getByText('Graded Again')).toBeVisible()
}

test('before the first answer it says what will be here, and where to begin', async ({ page }) => {
  await page.goto('/progress')
  await expect(page.getByText(/Nothing answered in this browser yet/)).toBeVisible()
  await expect(page.getByRole('link', { name: 'Answer a first question' })).toBeVisible()
  await expect(page.getByRole('figure')).toHaveCount(0)
  const areas = page.getByRole('region', { name: 'Engineer checklist, table' })
  await expect(areas.getByRole('rowheader')).toHaveCount(16)
  await expect(areas.getByText('0 of 2 recalled')).toHaveCount(16)
  expect((await axe(page).analyze()).violations).toEqual([])
})

test('one answer is one answer, and says little', async ({ page }) => {
  await answerFirst(page)
  await page.goto('/progress')
  const calibration = figure(page, 'Calibration')
  await expect(calibration.getByText('From 1 answer; says little.')).toBeVisible()
  await expect(calibration.getByText('n = 1 answer')).toBeVisible()
  await expect(calibration.getByRole('heading')).toHaveText(
    'So far 75 % sure on average, 0 % recalled. Brier score 0.563.',
  )
  await expect(figure(page, /^Predicted recall/)).toContainText('1 of them seen. Forecast made')
  await expect(figure(page, 'Due items').getByRole('heading')).toContainText('1 item falls due')
  await expect(figure(page, 'Time spent')).toContainText('n = 1 answer')
  await expect(figure(page, 'True retention').getByRole('heading')).toContainText(
    'Nothing has come back',
  )
  await expect(figure(page, 'True retention').getByRole('img')).toHaveCount(0)
})

test('after a fortnight each figure has its n, its formula and a table', async ({ page }) => {
  await remember(page, fortnight)
  await page.goto('/progress')
  const counts = [
    ['Calibration', 'n = 21 answers'],
    ['True retention', 'n = 14 reviews'],
    ['Due items', 'n = 7 items'],
    ['Time spent', 'n = 21 answers'],
    [/^Predicted recall/, '7 of them seen'],
  ] as const
  for (const [name, n] of counts) {
    const each = figure(page, name)
    await expect(each).toContainText(n)
    await expect(each.getByRole('img')).toBeVisible()
    await each.getByText('How this is computed').click()
    await expect(each.getByRole('group').locator('p').first()).toBeVisible()

    await each.getByRole('button', { name: 'Table instead of the chart' }).click()
    await expect(each.getByRole('img')).toHaveCount(0)
    await expect(each.getByRole('table')).toBeVisible()
  }
  await expect(
    figure(page, 'True retention').getByRole('row', { name: /All reviews/ }),
  ).toContainText('13')
  await expect(figure(page, 'Calibration').getByRole('row', { name: /^Certain/ })).toContainText(
    '12',
  )
  await expect(page.getByRole('heading', { name: /shows in \d+ of 16 areas/ })).toBeVisible()
  await expect(
    page.getByRole('region', { name: 'Answered questions' }).getByRole('row'),
  ).toHaveCount(8)
})

test('the table is reached and chosen by keys alone', async ({ page }) => {
  await remember(page, fortnight)
  await page.goto('/progress')
  const each = figure(page, 'Calibration')
  const table = each.getByRole('button', { name: 'Table instead of the chart' })
  await table.focus()
  await page.keyboard.press('Enter')
  await expect(table).toHaveAttribute('aria-pressed', 'true')
  await expect(table).toBeFocused()
  await page.keyboard.press('Space')
  await expect(each.getByRole('img')).toBeVisible()
})

test('without an interview date it leads to Settings', async ({ page }) => {
  await remember(page, fortnight)
  await page.goto('/progress')
  await expect(page.getByRole('link', { name: 'Set a date' })).toHaveAttribute('href', '/settings')
})

test('with a date and minutes it says the plan, the day and what is dropped', async ({ page }) => {
  const day = inDays(10)
  await remember(page, [...fortnight, [1, settingsFact({ interviewDay: day, minutesPerDay: 10 })]])
  await page.goto('/progress')
  await expect(page.getByRole('region', { name: /until/ })).toContainText('items a day in 10 min')
  await expect(figure(page, /^Predicted recall/).getByRole('heading')).toContainText(
    'if you keep to the plan',
  )
  await page.getByText(/^There is no time for \d+ questions$/).click()
  await expect(
    page.getByRole('region', { name: /until/ }).getByRole('listitem').first(),
  ).toBeVisible()
})

test('before the first answer a date has a plan already, which names what is dropped', async ({
  page,
}) => {
  await remember(page, [[1, settingsFact({ interviewDay: inDays(10), minutesPerDay: 10 })]])
  await page.goto('/settings')
  await page.getByRole('link', { name: 'your plan' }).click()
  await expect(page.getByText(/Nothing answered in this browser yet/)).toBeVisible()
  await expect(page.getByRole('region', { name: /until/ })).toContainText('5 items a day in 10 min')
  await page.getByText(/^There is no time for \d+ questions$/).click()
  await expect(
    page.getByRole('region', { name: /until/ }).getByRole('link').nth(1),
  ).toHaveAttribute('href', /^\/questions\//)
})

test('a new answer in another tab changes the figures', async ({ page, context }) => {
  await remember(page, fortnight)
  await page.goto('/progress')
  await expect(figure(page, 'Calibration')).toContainText('n = 21 answers')
  await answerFirst(await context.newPage())
  await expect(figure(page, 'Calibration')).toContainText('n = 22 answers')
})

const looks = [
  { colorScheme: 'light', width: 1280, as: 'charts' },
  { colorScheme: 'dark', width: 1280, as: 'charts' },
  { colorScheme: 'light', width: 390, as: 'tables' },
  { colorScheme: 'dark', width: 390, as: 'charts' },
  { colorScheme: 'dark', width: 1280, as: 'tables' },
] as const

for (const { colorScheme, width, as } of looks) {
  test(`passes axe and fits, ${colorScheme}, ${width} wide, as ${as}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme })
    await page.setViewportSize({ width, height: 900 })
    await remember(page, [
      ...fortnight,
      [1, settingsFact({ interviewDay: inDays(10), minutesPerDay: 10 })],
    ])
    await page.goto('/progress')
    await expect(page.getByRole('img')).toHaveCount(5)
    if (as === 'tables') {
      for (const button of await page.getByRole('button', { name: /^Table instead/ }).all())
        await button.click()
      await expect(page.getByRole('img')).toHaveCount(0)
    }
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBe(0)
    expect((await axe(page).analyze()).violations).toEqual([])
  })
}
