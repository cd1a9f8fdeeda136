import { readFile } from 'node:fs/promises'

import { expect, type Page } from '@playwright/test'

import { test } from './test'

const question = '/questions/idempotency-key'

const box = (page: Page) => page.getByRole('textbox', { name: /Your answer/ })
const strongAnswer = (page: Page) => page.getByRole('region', { name: 'A strong answer' })
const giveUp = (page: Page) => page.getByRole('button', { name: 'I don’t know' })
const marks = (page: Page) => page.getByRole('region', { name: 'Your marks' })
const note = (page: Page) => marks(page).getByRole('textbox', { name: 'Your note' })
const tip = (page: Page) => page.getByRole('tooltip')
const term = (page: Page) => strongAnswer(page).getByRole('link', { name: 'lease', exact: true })
const otherTerm = (page: Page) => strongAnswer(page).getByRole('link', { name: /^fingerprint/ })

/** A second tab finds the reveal of the first, at any moment after it has offered to give up. */
async function openAnswer(page: Page) {
  await page.goto(question)
  await expect(async () => {
    if (await giveUp(page).isVisible()) await giveUp(page).click({ timeout: 1000 })
    await expect(strongAnswer(page)).toBeVisible({ timeout: 1000 })
  }).toPass()
}

/** Tips come with the first quiet moment; until then a term is a link like any other. */
async function openTerms(page: Page) {
  await openAnswer(page)
  await otherTerm(page).focus()
  await expect(tip(page)).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(tip(page)).toHaveCount(0)
}

async function notesKept(page: Page): Promise<readonly string[]> {
  await page.goto('/settings')
  const download = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Export as JSON' }).click()
  const file = JSON.parse(await readFile(await (await download).path(), 'utf8')) as {
    readonly events: readonly { readonly kind: string; readonly text?: string }[]
  }
  return file.events.flatMap(({ kind, text }) => (kind === 'noted' ? [text ?? ''] : []))
}

/**
 * As if another tab were writing: nobody gets at the history until it is let go. Resolves then
 * once those who waited are done.
 */
async function holdStorage(page: Page) {
  const held = await page.evaluateHandle(async () => {
    const [{ name = '' } = {}] = await indexedDB.databases()
    const opening = indexedDB.open(name)
    await new Promise((resolve) => (opening.onsuccess = resolve))
    const write = () => opening.result.transaction('events', 'readwrite')
    const events = write().objectStore('events')
    let free = false
    const spin = () => {
      if (!free) events.count().onsuccess = spin
    }
    spin()
    return async () => {
      free = true
      const last = write()
      await new Promise((resolve) => (last.oncomplete = resolve))
    }
  })
  return () => held.evaluate((letGo) => letGo())
}

test('a note of another tab comes in, and leaving does not erase it', async ({ page, context }) => {
  await openAnswer(page)
  const other = await context.newPage()
  await openAnswer(other)
  await expect(note(other)).toHaveValue('')

  await note(page).fill('Lease first')
  await note(page).blur()
  await expect(note(other)).toHaveValue('Lease first')
  await other.keyboard.press('n')
  await expect(box(other)).toBeVisible()
  expect(await notesKept(other)).toEqual(['Lease first'])
})

test('a note that is being written is not replaced by another tab', async ({ page, context }) => {
  await openAnswer(page)
  const other = await context.newPage()
  await openAnswer(other)
  // Less than the pause after which it is kept.
  await note(page).fill('Lease first')
  await note(other).fill('Ask the processor')
  await note(page).blur()
  await expect(note(other)).toHaveValue('Ask the processor')
})

test('leaving the field and then the page keeps a note once', async ({ page }) => {
  await openAnswer(page)
  await expect(note(page)).toBeVisible()
  const letGo = await holdStorage(page)
  await note(page).fill('Once')
  await note(page).blur()
  await page.keyboard.press('n')
  await expect(box(page)).toBeVisible()
  await letGo()
  expect(await notesKept(page)).toEqual(['Once'])
})

test('the flag keeps its name and says whether it is set', async ({ page }) => {
  await openAnswer(page)
  const flag = marks(page).getByRole('button', { name: 'Flag', exact: true })
  await expect(flag).toHaveAttribute('aria-pressed', 'false')
  await flag.click()
  await expect(flag).toHaveAttribute('aria-pressed', 'true')
})

test('marks that cannot be read say why', async ({ page }) => {
  await page.addInitScript(() => {
    const refuse = () => {
      throw new DOMException('refused for this test', 'UnknownError')
    }
    IDBIndex.prototype.getAll = refuse
    IDBIndex.prototype.openCursor = refuse
  })
  await openAnswer(page)
  await expect(marks(page)).toContainText('The browser’s storage failed')
})

test('a probe is answered and asked with one button, and focus ends at the last', async ({
  page,
}) => {
  await openAnswer(page)
  const probes = page.getByRole('region', { name: 'Follow-up questions' })
  const button = probes.getByRole('button')
  await button.focus()
  const presses = (await probeCount(page)) * 2 - 1
  for (let press = 2; press < presses; press++) {
    await page.keyboard.press('Enter')
    await expect(button).toBeFocused()
  }
  await page.keyboard.press('Enter')
  await expect(button).toHaveCount(0)
  await expect(probes.getByRole('listitem').last()).toBeFocused()
})

/** "Next probe, 2 of 3" names their number; one press leads there. */
async function probeCount(page: Page): Promise<number> {
  const button = page.getByRole('region', { name: 'Follow-up questions' }).getByRole('button')
  await page.keyboard.press('Enter')
  const label = await button.textContent()
  return Number(/of (\d+)/.exec(label ?? '')?.[1])
}

test('a reveal whose code does not arrive keeps the answer and can be tried again', async ({
  page,
}) => {
  // Nothing is fetched ahead then.
  await page.addInitScript(() => {
    globalThis.requestIdleCallback = () => 0
  })
  await page.goto(question)
  await box(page).fill('One key per intent')
  await page.getByRole('radio', { name: 'Fairly' }).click()
  const scripts = /\.js(\?|$)/
  await page.route(scripts, (route) => route.abort())
  await page.getByRole('button', { name: 'Reveal answer' }).click()
  await expect(page.getByText(/The answer could not be opened/)).toContainText('is kept')
  await expect(box(page)).toHaveValue('One key per intent')

  await page.unroute(scripts)
  await page.getByRole('button', { name: 'Reveal answer' }).click()
  await expect(strongAnswer(page)).toBeFocused()
  await expect(page.getByRole('region', { name: 'Your answer' })).toContainText('One key per')
})

test('marks that come late do not move what is below them', async ({ page, context }) => {
  const other = await context.newPage()
  await openAnswer(other)
  await expect(note(other)).toBeVisible()
  const letGo = await holdStorage(other)

  await page.setViewportSize({ width: 390, height: 844 })
  await page.goto(question)
  await page.waitForLoadState('networkidle')
  await giveUp(page).click()
  await expect(marks(page)).toContainText('Looking for your flag and note')
  const below = page.getByRole('heading', { name: 'Where people slip' })
  const before = await below.boundingBox()
  await letGo()
  await expect(note(page)).toBeVisible()
  expect(await below.boundingBox()).toEqual(before)
})

test('a pointer that passes does not take away a tip that focus asked for', async ({ page }) => {
  await openAnswer(page)
  await term(page).focus()
  await expect(tip(page)).toBeVisible()
  await page.getByRole('heading', { level: 1 }).hover()
  await page.getByRole('banner').getByRole('link', { name: 'Retry-After' }).hover()
  // Longer than a pointer may take from the word to the tip.
  await page.waitForTimeout(700)
  await expect(tip(page)).toBeVisible()
  await page.keyboard.press('Tab')
  await expect(term(page)).not.toHaveAttribute('aria-describedby', /.+/)
})

test('a slow pointer reaches the tip, and leaving both closes it', async ({ page }) => {
  await openTerms(page)
  await term(page).hover()
  await expect(tip(page)).toBeVisible()
  const word = (await term(page).boundingBox())!
  const { y, height } = (await tip(page).boundingBox())!
  const below = y > word.y
  const [edge, middle] = [below ? word.y + word.height + 2 : word.y - 2, y + height / 2]
  await page.mouse.move(word.x + 4, edge)
  await page.waitForTimeout(700)
  await expect(tip(page)).toBeVisible()
  await page.mouse.move(word.x + 4, middle)
  await page.waitForTimeout(700)
  await expect(tip(page)).toBeVisible()
  await page.getByRole('banner').getByRole('link', { name: 'Retry-After' }).hover()
  await expect(tip(page)).toHaveCount(0)
})

test('a term leads to the glossary without loading the site again', async ({ page }) => {
  await openTerms(page)
  await page.evaluate(() => Object.assign(globalThis, { stayed: true }))
  await term(page).click()
  await expect(page).toHaveURL(/\/reference\/glossary#.+/)
  expect(await page.evaluate(() => 'stayed' in globalThis)).toBe(true)
  await expect(tip(page)).toHaveCount(0)
})

test('definitions that did not arrive are asked for again', async ({ page }) => {
  await openAnswer(page)
  const glossary = '**/content/glossary.json'
  await page.route(glossary, (route) => route.abort())
  const failed = page.waitForEvent('requestfailed', (request) =>
    request.url().endsWith('glossary.json'),
  )
  await term(page).focus()
  await failed
  await page.unroute(glossary)
  await otherTerm(page).focus()
  await expect(tip(page)).toBeVisible()
})

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true })

  test('a tap shows the tip, a tap elsewhere closes it, and two taps lead on', async ({ page }) => {
    await openTerms(page)
    await term(page).tap()
    await expect(tip(page)).toBeInViewport()
    await expect(page).toHaveURL(question)
    await page.getByRole('heading', { level: 1 }).tap()
    await expect(tip(page)).toHaveCount(0)

    await term(page).tap()
    await expect(tip(page)).toBeVisible()
    await term(page).tap()
    await expect(page).toHaveURL(/\/reference\/glossary#.+/)
  })

  test('the link in the tip leads on', async ({ page }) => {
    await openTerms(page)
    await term(page).tap()
    await page.getByRole('link', { name: 'In the glossary' }).tap()
    await expect(page).toHaveURL(/\/reference\/glossary#.+/)
    await expect(tip(page)).toHaveCount(0)
  })
})

test('reveal and ticks are there after a reload, until the grade', async ({ page }) => {
  await page.goto('/questions/idempotency-key')
  await page.getByRole('textbox', { name: /Your answer/ }).fill('One key per intent')
  await page.getByRole('radio', { name: 'Fairly' }).check()
  await page.getByRole('button', { name: 'Reveal answer' }).click()
  await page.getByRole('checkbox').nth(1).check()
  await page.waitForTimeout(500)
  await page.reload()
  await expect(page.getByRole('region', { name: 'A strong answer' })).toBeVisible()
  await expect(page.getByRole('checkbox').nth(1)).toBeChecked()
  await expect(page.getByText('One key per intent')).toBeVisible()

  await page.getByRole('button', { name: /^Again/ }).click()
  await expect(page.getByText('Graded Again')).toBeVisible()
  await page.waitForTimeout(500)
  await page.reload()
  await expect(page.getByRole('textbox', { name: /Your answer/ })).toHaveValue('')
})
