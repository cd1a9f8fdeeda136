import { expect, type Page } from '@playwright/test'

import { answerByKeys } from './answer-by-keys'
import { axe } from './axe'
import { test } from './test'

const box = (page: Page) => page.getByRole('textbox', { name: /Your answer/ })
const strongAnswer = (page: Page) => page.getByRole('region', { name: 'A strong answer' })
const prompt = (page: Page) => page.getByRole('heading', { level: 1 })
const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name })
const grades = (page: Page) => page.getByRole('group', { name: 'Grade' })
const place = (page: Page) => page.getByText(/^\d+ of \d+$/)
const MONDAY = new Date('2026-11-23T09:00:00')

test.beforeEach(({ page }) => page.clock.install({ time: MONDAY }))

/** A key pressed before the page listens is nobody's. */
async function begin(page: Page) {
  await page.goto('/review')
  await expect(button(page, /^Review \d+ cards?$/)).toBeVisible()
  await expect(async () => {
    await page.keyboard.press('Enter')
    await expect(place(page)).toBeVisible({ timeout: 1_000 })
  }).toPass()
  await expect(box(page)).toBeVisible()
}

/** Said to be certain, and nothing of it was right. */
async function beSureAndWrong(page: Page) {
  await box(page).fill('I am certain of this')
  await page.getByRole('radio', { name: 'Certain' }).click()
  await button(page, 'Reveal answer').click()
  await grades(page)
    .getByRole('button', { name: /^Again/ })
    .click()
  await expect(page.getByText('Graded Again')).toBeVisible()
}

/** The kinds of all events, in the order in which they happened. */
async function exported(page: Page) {
  await page.goto('/settings')
  const download = page.waitForEvent('download')
  await button(page, 'Export as JSON').click()
  const chunks: Buffer[] = []
  for await (const chunk of await (await download).createReadStream()) chunks.push(chunk as Buffer)
  const { events } = JSON.parse(Buffer.concat(chunks).toString()) as {
    readonly events: readonly { readonly kind: string; readonly clock: { readonly ms: number } }[]
  }
  return events.toSorted((a, b) => a.clock.ms - b.clock.ms).map(({ kind }) => kind)
}

const DAY = 86_400_000

interface Answered {
  readonly itemId: string
  readonly daysAgo: number
  readonly graded?: object
  readonly diagnosed?: object
}

/** As if these had been answered before: rows as they lie in storage. */
async function seed(page: Page, facts: readonly Answered[]) {
  await page.goto('/review')
  await expect(button(page, /^Review \d+ cards?$/)).toBeVisible()
  const graded = {
    ...{ kind: 'graded', grade: 'good', suggested: 'good', confidence: 'fairly' },
    ...{ ideas: { ticked: [0, 1, 2], of: 4 }, spentMs: 60_000, attempt: 'typed' },
  }
  const rows = facts.map(({ itemId, daysAgo, ...fact }, place) => ({
    ...(fact.diagnosed ?? { ...graded, ...fact.graded }),
    ...{ itemId, id: crypto.randomUUID(), schema: 1 },
    clock: { ms: MONDAY.getTime() - daysAgo * DAY + place, counter: 0, device: 'phone' },
  }))
  await page.evaluate(async (events) => {
    const opening = indexedDB.open('learner')
    await new Promise((resolve) => (opening.onsuccess = resolve))
    const write = opening.result.transaction('events', 'readwrite')
    for (const event of events) write.objectStore('events').add(event)
    await new Promise((resolve) => (write.oncomplete = resolve))
    opening.result.close()
  }, rows)
  await page.reload()
}

/** Ids of the bank, in its order. */
async function bank(page: Page, count: number): Promise<readonly string[]> {
  const response = await page.request.get('/content/deck.json')
  const deck = (await response.json()) as readonly { readonly id: string }[]
  return deck.slice(0, count).map(({ id }) => id)
}

test('after an absence ten come first, and the rest waits', async ({ page }) => {
  const ids = await bank(page, 30)
  await seed(
    page,
    ids.map((itemId) => ({ itemId, daysAgo: 60 })),
  )
  await expect(page.getByText(/^10 cards to come back with/)).toBeVisible()
  await expect(page.getByText(/The other 20 wait/)).toBeVisible()
  await begin(page)
  await expect(place(page)).toHaveText('1 of 10')
  await page.reload()
  await expect(place(page)).toHaveText('1 of 10')
})

test('with nothing due it says when something is, and what to do until then', async ({ page }) => {
  const ids = await bank(page, 10)
  await seed(page, [...ids.map((itemId) => ({ itemId, daysAgo: 0.1, graded: { grade: 'easy' } }))])
  await expect(page.getByText(/^Nothing is due\. The next/)).toBeVisible()
  await expect(page.getByText('Retry-After:')).toBeVisible()
  await expect(page.getByRole('link', { name: 'Pick a question' })).toBeVisible()
})

test('what is no question opens on its own page and leads back', async ({ page }) => {
  await seed(page, [
    {
      itemId: 'inc-504-after-deploy',
      daysAgo: 30,
      diagnosed: {
        ...{ kind: 'diagnosed', right: false, confidence: 'unsure', spentMs: 60_000 },
        ...{ cause: 'a-lock', seed: 7, link: '/incidents/inc-504-after-deploy#seed=7' },
      },
    },
  ])
  await page.getByText('Choose what to review').click()
  await page.getByLabel('Due only, nothing new').check()
  await button(page, 'Review 1 card').click()
  await page.getByRole('link', { name: 'Open it' }).press('Enter')
  await expect(page).toHaveURL(/\/incidents\/inc-504-after-deploy\?from=review#seed=7$/)
  await page.getByRole('link', { name: 'Back to review' }).click()
  await expect(place(page)).toHaveText('1 of 1')
})

test('a whole session by keys only', async ({ page }) => {
  test.slow()
  await begin(page)
  const total = Number(/of (\d+)/.exec((await place(page).textContent())!)![1])
  expect(total).toBe(10)
  for (let card = 1; card <= total; card++) {
    await expect(place(page)).toHaveText(`${card} of ${total}`)
    await expect(prompt(page)).toBeFocused()
    await answerByKeys(page)
    await expect(page.getByText('Retry-After:')).toBeVisible()
    await page.keyboard.press(card % 2 === 0 ? 'Space' : 'Enter')
  }
  await expect(prompt(page)).toHaveText('10 of 10 cards recalled')
  await expect(page.getByRole('heading', { name: 'Recalled', exact: true })).toBeVisible()
  await page.keyboard.press('u')
  await expect(page.getByText(/^Taken back: Easy/)).toBeVisible()
  await expect(place(page)).toHaveText('10 of 10')
})

test('what a grade button shows is what the line after it says', async ({ page }) => {
  await begin(page)
  await page.keyboard.press('s')
  await page.keyboard.press('3')
  await page.keyboard.press('Enter')
  await expect(strongAnswer(page)).toBeVisible()
  for (const idea of await page.getByRole('checkbox').all()) await idea.check()
  const good = grades(page).getByRole('button', { name: /^Good/ })
  const wait = /Retry after (\w+)\./.exec((await good.getAttribute('aria-label'))!)![1]!
  await good.click()
  await expect(page.getByText('Retry-After:').locator('..')).toContainText(wait)
})

test('Hard with nothing recalled is asked about once', async ({ page }) => {
  await begin(page)
  await page.keyboard.press('0')
  await expect(strongAnswer(page)).toBeVisible()
  await page.keyboard.press('2')
  await expect(page.getByText(/Hard means recalled, and no key idea is ticked/)).toBeVisible()
  await expect(page.getByText('Graded Hard')).toHaveCount(0)
  await page.keyboard.press('2')
  await expect(page.getByText('Graded Hard')).toBeVisible()
})

test('undo takes back one after the other, also after a reload', async ({ page }) => {
  await begin(page)
  const first = await prompt(page).textContent()
  await beSureAndWrong(page)
  await page.keyboard.press('Enter')
  await expect(prompt(page)).not.toHaveText(first!)
  const second = await prompt(page).textContent()
  await page.keyboard.press('-')
  await expect(page.getByText(/^Buried until tomorrow/)).toBeVisible()

  await page.reload()
  await expect(place(page)).toBeVisible()
  await page.keyboard.press('Control+z')
  await expect(prompt(page)).toHaveText(second!)
  await page.keyboard.press('u')
  await expect(page.getByText(/^Taken back: Again/)).toBeVisible()
  await expect(prompt(page)).toHaveText(first!)
  await expect(place(page)).toHaveText('1 of 10')
  await page.keyboard.press('u')
  await expect(page.getByText('There is nothing left to take back.')).toBeVisible()
})

test('a grade given by a stray key is taken back where it was given', async ({ page }) => {
  await page.goto('/questions/idempotency-key')
  await button(page, 'I don’t know').click()
  await page.getByRole('checkbox').first().check()
  await page.keyboard.press('4')
  await expect(page.getByText('Graded Easy')).toBeVisible()
  await button(page, 'Undo this grade').click()
  await expect(page.getByText('Graded Easy')).toHaveCount(0)
  await expect(page.getByRole('checkbox').first()).toBeChecked()
  await page.keyboard.press('1')
  await expect(page.getByText('Graded Again')).toBeVisible()
  await page.keyboard.press('Control+z')
  await expect(page.getByText('Graded Again')).toHaveCount(0)
  expect(await exported(page)).toEqual(['graded', 'undone', 'graded', 'undone'])
})

test('sure but wrong comes back in the same session and the next day', async ({ page }) => {
  await begin(page)
  const missed = (await prompt(page).textContent())!
  await beSureAndWrong(page)
  await page.clock.fastForward('11:00')
  await button(page, 'Next card').click()
  // Nobody is asked the same thing twice running.
  await expect(prompt(page)).not.toHaveText(missed)
  await answerByKeys(page)
  await page.keyboard.press('Enter')
  await expect(prompt(page)).toHaveText(missed)
  await box(page).fill('Now I know')
  await page.getByRole('radio', { name: 'Certain' }).click()
  await button(page, 'Reveal answer').click()
  await expect(strongAnswer(page)).toBeVisible()
  for (const idea of await page.getByRole('checkbox').all()) await idea.check()
  await grades(page).getByRole('button', { name: /^Easy/ }).click()
  await expect(page.getByText('Retry-After:').locator('..')).toContainText('1d')
  await button(page, 'More for this card').click()
  await button(page, 'End session').click()
  await expect(page.getByRole('heading', { name: 'Sure, and wrong' })).toBeVisible()
  await expect(page.getByRole('link', { name: missed })).toHaveCount(1)

  await page.clock.setSystemTime(new Date('2026-11-24T09:00:00'))
  await begin(page)
  await expect(prompt(page)).toHaveText(missed)
})

test('a card graded in another tab leaves the table of this one', async ({ page, context }) => {
  await begin(page)
  const first = (await prompt(page).textContent())!
  const other = await context.newPage()
  await other.clock.install({ time: MONDAY })
  await other.goto('/review')
  await expect(prompt(other)).toHaveText(first)
  await beSureAndWrong(other)
  await expect(prompt(page)).not.toHaveText(first)
  await expect(page.getByText(/^Graded in another tab/)).toBeVisible()
  await expect(place(page)).toHaveText('2 of 11')
  // Undone here, where it was not given.
  await page.keyboard.press('u')
  await expect(prompt(page)).toHaveText(first)
  expect(await exported(page)).toEqual(['graded', 'undone'])
})

test('a part of the queue, and practice that leaves the schedule alone', async ({ page }) => {
  await page.goto('/review')
  await page.getByText('Choose what to review').click()
  await page.getByRole('checkbox', { name: 'Caching' }).check()
  await page.getByLabel('Due only, nothing new').check()
  await expect(page.getByText(/Nothing of this is due/)).toBeVisible()
  await page.getByLabel('medium').check()
  await page.getByLabel(/^Cram/).check()
  await button(page, /^Practise \d+ cards?$/).click()
  await expect(page.getByText(/^Caching ·/)).toBeVisible()
  await beSureAndWrong(page)
  await expect(page.getByText('practice, the schedule stays')).toBeVisible()
  await button(page, 'More for this card').click()
  await button(page, 'End session').click()
  await expect(page.getByText(/It was practice/)).toBeVisible()
  await page.goto('/review')
  await expect(page.getByText('10 new cards', { exact: true })).toBeVisible()
})

test('with a date and minutes the plan says how many are new, and a missed day changes it', async ({
  page,
}) => {
  await page.goto('/settings')
  await page.getByLabel('Date', { exact: true }).fill('2026-11-26')
  await page.getByLabel('Minutes a day').fill('30')
  await page.getByLabel('Minutes a day').press('Enter')
  await expect(page.getByText('Kept: Minutes a day.')).toBeVisible()
  // Three days of fifteen items at two minutes each; the setting says ten.
  await page.goto('/review')
  await expect(page.getByText('15 new cards', { exact: true })).toBeVisible()
  await expect(page.getByText(/^15 new cards a day until your interview/)).toBeVisible()
  await begin(page)
  await expect(place(page)).toHaveText('1 of 15')

  await page.clock.setSystemTime(new Date('2026-11-25T09:00:00'))
  await page.goto('/review')
  await expect(page.getByText('15 new cards', { exact: true })).toBeVisible()
  await page.clock.setSystemTime(new Date('2026-11-26T09:00:00'))
  await page.goto('/review')
  await expect(page.getByText('10 new cards', { exact: true })).toBeVisible()
})

test('two topics of the queue, taking turns', async ({ page }) => {
  await page.goto('/review')
  await page.getByText('Choose what to review').click()
  await page.getByRole('checkbox', { name: 'Caching' }).check()
  await page.getByRole('checkbox', { name: 'Realtime' }).check()
  await button(page, /^Review \d+ cards?$/).click()
  const topic = page.getByText(/^(Caching|Realtime) ·/)
  const first = await topic.textContent()
  await beSureAndWrong(page)
  await button(page, 'Next card').click()
  await expect(topic).not.toHaveText(first!)
})

test('suspend, flag and the sheet of keys', async ({ page }) => {
  await begin(page)
  const first = (await prompt(page).textContent())!
  await page.keyboard.press('*')
  await button(page, 'More for this card').click()
  await expect(button(page, 'Flag')).toHaveAttribute('aria-pressed', 'true')
  await page.keyboard.press('?')
  await expect(page.getByRole('dialog')).toContainText('Bury until tomorrow')
  await page.keyboard.press('Escape')
  await page.keyboard.press('@')
  await expect(page.getByText(/^Suspended until you say otherwise/)).toBeVisible()
  await expect(prompt(page)).not.toHaveText(first)
})

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true })

  test('a whole session by touch only, with targets for a thumb', async ({ page }) => {
    test.slow()
    await page.goto('/review')
    await page.getByText('Choose what to review').tap()
    await page.getByRole('checkbox', { name: 'Realtime' }).tap()
    const start = button(page, /^Review \d+ cards?$/)
    await start.tap()
    await expect(place(page)).toBeVisible()
    const total = Number(/of (\d+)/.exec((await place(page).textContent())!)![1])
    for (let card = 1; card <= total; card++) {
      await expect(place(page)).toHaveText(`${card} of ${total}`)
      await button(page, 'Say it aloud').tap()
      await page.getByRole('radio', { name: 'Certain' }).tap()
      const reveal = button(page, 'Reveal answer')
      await expect(reveal).toBeInViewport({ ratio: 1 })
      await reveal.tap()
      await expect(strongAnswer(page)).toBeVisible()
      for (const idea of await page.getByRole('checkbox').all()) await idea.tap()
      const easy = grades(page).getByRole('button', { name: /^Easy/ })
      await expect(easy).toBeInViewport({ ratio: 1 })
      expect((await easy.boundingBox())!.height).toBeGreaterThanOrEqual(44)
      await easy.tap()
      const next = button(page, 'Next card')
      await expect(next).toBeInViewport({ ratio: 1 })
      await next.tap()
    }
    await expect(prompt(page)).toHaveText(new RegExp(`^${total} of ${total} cards? recalled`))
  })
})

for (const colorScheme of ['light', 'dark'] as const) {
  test(`start, card, grades and end are clean in ${colorScheme}`, async ({ page }) => {
    test.slow()
    await page.emulateMedia({ colorScheme })
    const problems: string[] = []
    const look = async (where: string) => {
      const { violations } = await axe(page).analyze()
      problems.push(...violations.map(({ id, nodes }) => `${where} ${id}: ${nodes[0]?.html}`))
    }
    await page.goto('/review')
    await page.getByText('Choose what to review').click()
    await look('start')
    await begin(page)
    await button(page, 'More for this card').click()
    await look('card')
    await beSureAndWrong(page)
    await look('graded')
    await button(page, 'End session').click()
    await look('end')
    expect(problems).toEqual([])
  })
}
