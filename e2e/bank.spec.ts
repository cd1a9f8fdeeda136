import { expect, type Page } from '@playwright/test'

import { test } from './test'

const box = (page: Page) => page.getByRole('textbox', { name: /Your answer/ })
const strongAnswer = (page: Page) => page.getByRole('region', { name: 'A strong answer' })
const query = (page: Page) => page.getByRole('textbox', { name: /Search in questions/ })
const found = (page: Page) => page.getByRole('region', { name: 'Questions found' })

test('search, open, answer, reveal, tick, grade and go on, by keys only', async ({ page }) => {
  await page.goto('/questions')
  await expect(async () => {
    await page.keyboard.press('f')
    await expect(query(page)).toBeFocused({ timeout: 500 })
  }).toPass()
  await page.keyboard.type('idempotencey key topic:payments')
  await expect(found(page).getByRole('link').first()).toBeVisible()
  await page.keyboard.press('Enter')
  await page.keyboard.press('j')
  await expect(found(page).getByRole('link').nth(1)).toBeFocused()
  await page.keyboard.press('k')
  await expect(found(page).getByRole('link').first()).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/\/questions\/[a-z-]+$/)
  const first = page.url()

  await expect(strongAnswer(page)).toHaveCount(0)
  await box(page).focus()
  await page.keyboard.type('One key per intent, claimed before any work')
  await page.keyboard.press('Control+Enter')
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('Control+Enter')
  await expect(strongAnswer(page)).toBeFocused()

  await page.getByRole('checkbox').first().focus()
  await page.keyboard.press('Space')
  await expect(page.getByRole('checkbox').first()).toBeChecked()
  await page.keyboard.press('3')
  await expect(page.getByText('Graded Good')).toBeVisible()
  await expect(page.getByRole('link', { name: 'Next question' })).toBeInViewport({ ratio: 1 })
  await page.keyboard.press('n')
  await expect(page).not.toHaveURL(first)
  await expect(box(page)).toBeVisible()
})

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true })

  test('search, open, answer, reveal, tick, grade and go on, by touch only', async ({ page }) => {
    await page.goto('/questions')
    await page.getByRole('button', { name: 'compare' }).tap()
    await expect(query(page)).toHaveValue('kind:compare')
    await found(page).getByRole('link').first().tap()
    await expect(page).toHaveURL(/\/questions\/[a-z0-9-]+$/)
    const first = page.url()

    await box(page).tap()
    await box(page).fill('It depends on whether bursts are welcome')
    await page.getByRole('radio', { name: 'Unsure' }).tap()
    await page.getByRole('button', { name: 'Reveal answer' }).tap()
    await expect(strongAnswer(page)).toBeVisible()
    await page.getByRole('checkbox').first().tap()
    await page.getByRole('button', { name: /^Hard/ }).tap()
    await expect(page.getByText('Graded Hard')).toBeVisible()
    await expect(page.getByRole('link', { name: 'Next question' })).toBeInViewport({ ratio: 1 })
    await page.getByRole('link', { name: 'Next question' }).tap()
    await expect(page).not.toHaveURL(first)
  })
})

test('a query lives in the address: a reload and a link bring it back', async ({ page }) => {
  await page.goto('/questions')
  await query(page).fill('level:high topic:caching')
  await expect(found(page).getByRole('link').first()).toBeVisible()
  const rows = await found(page).getByRole('link').count()
  await expect(page).toHaveURL(/\?q=/)
  await page.reload()
  await expect(query(page)).toHaveValue('level:high topic:caching')
  await expect(found(page).getByRole('link')).toHaveCount(rows)
  await page.getByRole('button', { name: 'Clear the search' }).click()
  await expect(page).not.toHaveURL(/\?q=/)
  await expect(page.getByRole('navigation', { name: 'Topics' })).toBeVisible()

  await query(page).fill('kind:debug')
  await expect(page).toHaveURL(/\?q=/)
  await page
    .getByRole('navigation', { name: 'Main' })
    .getByRole('link', { name: 'Questions' })
    .click()
  await expect(query(page)).toHaveValue('')
})

test('a link followed at once after the last letter leads to its page', async ({ page }) => {
  await page.goto('/questions')
  await query(page).fill('topic:caching')
  await expect(page).toHaveURL(/\?q=/)
  // The next page takes longer than the pause after which the query is written.
  await page.route(/\/questions\/.+\.txt/, async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 1000))
    await route.continue()
  })
  await query(page).fill('topic:caching level:high')
  await found(page).getByRole('link').first().click()
  await expect(page).toHaveURL(/\/questions\/[a-z0-9-]+$/)
  await page.goBack()
  await expect(query(page)).toHaveValue('topic:caching level:high')
})

test('without the search index the filters still work, and that is said', async ({ page }) => {
  await page.route('**/content/search.json', (route) => route.abort())
  await page.goto('/questions?q=retry+topic:caching')
  await expect(found(page).getByText(/The search index could not be loaded/)).toBeVisible()
  await expect(found(page).getByRole('link').first()).toBeVisible()
})

test('without the list the page says so and keeps its topics', async ({ page }) => {
  await page.route('**/content/deck.json', (route) => route.abort())
  await page.goto('/questions?q=topic:caching')
  await expect(found(page).getByText(/The list of questions could not be loaded/)).toBeVisible()
  await page.getByRole('button', { name: 'Clear the search' }).click()
  await expect(page.getByRole('navigation', { name: 'Topics' })).toBeVisible()
})

test('a filter that names nothing says so, and what there is', async ({ page }) => {
  await page.goto('/questions?q=level:hard')
  await expect(page.getByText('Nothing is called')).toContainText('level:hard')
})

test('hidden levels are shown nowhere', async ({ page }) => {
  await page.addInitScript(() =>
    localStorage.setItem('preferences', JSON.stringify({ levels: 'hidden' })),
  )
  for (const path of [
    '/questions?q=topic:caching',
    '/topics/caching',
    '/questions/conditional-requests',
  ]) {
    await page.goto(path)
    const main = page.getByRole('main')
    await expect(main.getByRole('link').or(main.getByRole('textbox')).nth(1)).toBeVisible()
    await page.waitForLoadState('networkidle')
    await expect(main).not.toContainText(/· (low|medium|high)\b|Asked of/)
  }
  await expect(page.getByRole('group', { name: 'Level' })).toHaveCount(0)
})

test('a flag and a note are kept, and found again', async ({ page }) => {
  await page.goto('/questions/idempotency-key')
  await page.getByRole('button', { name: 'I don’t know' }).click()
  await page.getByRole('button', { name: 'Flag' }).click()
  await expect(page.getByRole('button', { name: 'Flag', pressed: true })).toBeVisible()
  await page.getByRole('textbox', { name: 'Your note' }).fill('Lease, then ask the processor')
  await page.getByRole('textbox', { name: 'Your note' }).blur()
  await page.waitForTimeout(500)

  await page.goto('/questions?q=is:flagged')
  await expect(found(page).getByRole('link')).toHaveCount(1)
  await found(page).getByRole('link').click()
  // The reveal is as it was left: it waits for its grade.
  await expect(page.getByRole('textbox', { name: 'Your note' })).toHaveValue(
    'Lease, then ask the processor',
  )
})

test('probes come one at a time, each before its answer', async ({ page }) => {
  await page.goto('/questions/idempotency-key')
  await page.getByRole('button', { name: 'I don’t know' }).click()
  const probes = page.getByRole('region', { name: 'Follow-up questions' })
  await expect(probes.getByRole('listitem')).toHaveCount(1)
  await expect(probes.getByRole('listitem').getByRole('paragraph')).toHaveCount(1)
  await probes.getByRole('button', { name: 'Show a short answer' }).click()
  await expect(probes.getByRole('listitem').getByRole('paragraph')).toHaveCount(2)
  await probes.getByRole('button', { name: /Next probe, 2 of/ }).click()
  await expect(probes.getByRole('listitem')).toHaveCount(2)
})

test('a topic says what is probed, lists its questions, and what was answered', async ({
  page,
}) => {
  await page.goto('/questions')
  await page.getByRole('link', { name: /Rate limiting/ }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Rate limiting' })).toBeVisible()
  await expect(page.getByRole('heading', { name: 'What interviewers probe' })).toBeVisible()
  await page.getByRole('link', { name: 'Answer the first question' }).click()
  await page.getByRole('button', { name: 'I don’t know' }).click()
  await page.getByRole('button', { name: /^Again/ }).click()
  await expect(page.getByText('Graded Again')).toBeVisible()
  await page.goto('/topics/rate-limiting')
  await expect(page.getByRole('listitem').filter({ hasText: 'learning' })).toHaveCount(1)
})

test('a term tells its meaning on focus and hover, and goes with Escape', async ({ page }) => {
  await page.goto('/questions/idempotency-key')
  await page.getByRole('button', { name: 'I don’t know' }).click()
  const term = strongAnswer(page).getByRole('link').filter({ visible: true }).first()
  await term.focus()
  const tip = page.getByRole('tooltip')
  await expect(tip).toBeVisible()
  await expect(term).toHaveAttribute('aria-describedby', /.+/)
  await page.keyboard.press('Escape')
  await expect(tip).toHaveCount(0)
  await page.getByRole('heading', { level: 1 }).hover()
  await term.hover()
  await expect(tip).toBeVisible()
  // As a hand moves: over every pixel between the word and the tip.
  const { x, y, width, height } = (await tip.boundingBox())!
  await page.mouse.move(x + width / 3, y + height / 2, { steps: 30 })
  await expect(tip).toBeVisible()
})

test('quantities sort by size, and prose is not sorted', async ({ page }) => {
  await page.goto('/reference/table-availability')
  const column = page
    .getByRole('columnheader')
    .filter({ has: page.getByRole('button') })
    .last()
  await column.getByRole('button').click()
  await expect(column).toHaveAttribute('aria-sort', 'ascending')
  await expect(page.getByRole('rowheader').first()).toContainText('99.999')

  await page.goto('/reference/table-status-4xx')
  await expect(page.getByRole('columnheader', { name: 'Use it when' })).toBeVisible()
  await expect(page.getByRole('button', { name: 'Use it when' })).toHaveCount(0)
})

test('a table sorts by a column and back, and a row has an address', async ({ page }) => {
  await page.goto('/reference/table-status-4xx')
  const codes = () => page.getByRole('rowheader').allTextContents()
  const written = await codes()
  const byName = page.getByRole('columnheader', { name: 'Name' })
  await byName.getByRole('button').click()
  await expect(byName).toHaveAttribute('aria-sort', 'ascending')
  expect(await codes()).not.toEqual(written)
  await byName.getByRole('button').click()
  await byName.getByRole('button').click()
  await expect(byName).toHaveAttribute('aria-sort', 'none')
  expect(await codes()).toEqual(written)

  await page.getByRole('rowheader', { name: '429' }).getByRole('link').click()
  await expect(page).toHaveURL(/#row-429$/)
})
