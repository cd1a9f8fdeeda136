import { readFile } from 'node:fs/promises'

import { type BrowserContext, expect, type Page } from '@playwright/test'

import { itemId } from '../lib/content/item-id'
import { backupOf, backupText } from '../lib/exchange/backup'
import type { Row } from '../lib/progress/archive'
import type { Fact } from '../lib/progress/events'
import { eventId, gradedFact, settingsFact } from '../lib/progress/fixtures'
import { axe } from './axe'
import { test } from './test'

const DAY = 86_400_000
const ids = [
  'idempotency-key',
  'cursor-vs-offset',
  'rate-limit-algorithms',
  'cache-invalidation',
] as const

const status = (page: Page, text: string | RegExp) =>
  page.getByRole('status').filter({ hasText: text })
const preview = (page: Page) => page.getByRole('region', { name: /would change/ })
const chooser = (page: Page) => page.getByLabel('Choose a backup file')
const kept = (page: Page, n: number) =>
  expect(page.getByText(`Kept in this browser: ${n} answered question`)).toBeVisible()

/** As another device would have exported it: one entry an hour, up to yesterday. */
function backupFile(facts: readonly Fact[]) {
  const device = 'laptop'
  const firstMs = Date.now() - DAY - facts.length * 3_600_000
  const rows = facts.map((fact, n) => ({
    ...fact,
    id: eventId(`${device[0]}${n}`),
    schema: 1,
    clock: { ms: firstMs + n * 3_600_000, counter: 0, device },
  }))
  const events = rows as unknown as readonly Row[]
  const backup = backupOf({ rows: events, drafts: [], preferences: undefined }, Date.now())
  return asFile(backupText(backup))
}

const asFile = (text: string, name = 'backup.json') => ({
  name,
  mimeType: 'application/json',
  buffer: Buffer.from(text),
})

const history = (n: number) =>
  Array.from({ length: n }, (_, at) => gradedFact({ itemId: itemId(ids[at % ids.length]!) }))

async function openSettings(page: Page) {
  await page.goto('/settings')
  await expect(page.getByText(/Kept in this browser:/)).toBeVisible()
}

async function bringIn(page: Page, file: ReturnType<typeof asFile>) {
  await chooser(page).setInputFiles(file)
  await preview(page)
    .getByRole('button', { name: /^Merge/ })
    .click()
  await expect(status(page, 'Merged')).toBeVisible()
}

async function downloaded(page: Page, press: () => Promise<void>) {
  const download = page.waitForEvent('download')
  await press()
  const file = await download
  return { name: file.suggestedFilename(), text: await readFile(await file.path(), 'utf8') }
}

const exportNow = (page: Page) =>
  downloaded(page, () => page.getByRole('button', { name: 'Export as JSON' }).click())

/** What a learner would compare: the table of Progress, without its heading. */
async function progressOf(page: Page): Promise<readonly string[]> {
  await page.goto('/progress')
  const history = page.getByRole('region', { name: 'Answered questions' })
  await expect(
    history.or(page.getByRole('link', { name: 'Answer a first question' })),
  ).toBeVisible()
  return history.getByRole('row').allInnerTexts()
}

async function gradeOne(page: Page, id: string) {
  await page.goto(`/questions/${id}`)
  await page.getByRole('button', { name: 'I don’t know' }).click()
  await page.getByRole('button', { name: /^Again/ }).click()
  await expect(page.getByText('Graded Again')).toBeVisible()
}

test('exported, everything deleted and imported gives the same state', async ({ page }) => {
  await gradeOne(page, 'idempotency-key')
  await openSettings(page)
  await bringIn(page, backupFile([...history(3), settingsFact({ newPerDay: 7 })]))
  const before = await progressOf(page)
  expect(before.length).toBeGreaterThan(1)

  await openSettings(page)
  const { name, text } = await exportNow(page)
  expect(name).toMatch(/^retry-after-\d{4}-\d\d-\d\d\.json$/)
  await expect(status(page, 'Last backup: just now, and nothing new since.')).toBeVisible()

  await page.getByRole('button', { name: 'Delete everything…' }).click()
  const dialog = page.getByRole('dialog')
  await expect(dialog.getByText('5 entries in this browser')).toBeVisible()
  await dialog.getByRole('button', { name: 'Delete everything' }).click()
  await expect(status(page, 'Everything was deleted')).toBeVisible()
  await kept(page, 0)
  await expect(page.getByLabel('New questions a day')).toHaveValue('10')
  expect(await progressOf(page)).toEqual([])

  await openSettings(page)
  await bringIn(page, asFile(text, name))
  await expect(page.getByLabel('New questions a day')).toHaveValue('7')
  expect(await progressOf(page)).toEqual(before)
})

test('drafts, appearance and keys travel in the backup, and are taken back with an import', async ({
  page,
}) => {
  const box = page.getByRole('textbox', { name: /Your answer/ })
  const html = page.locator('html')
  const singleKeys = page.getByRole('checkbox', { name: /^Single keys/ })
  await page.goto('/questions/idempotency-key')
  await box.fill('Half an answer')
  // The page has heard it, and within a second it is kept.
  await expect(page.getByText('Say how sure you are, before you look.')).toBeVisible()
  await page.waitForTimeout(1_000)
  await openSettings(page)
  await page.getByRole('radio', { name: 'Dark' }).check()
  await singleKeys.uncheck()
  const { name, text } = await exportNow(page)

  await page.getByRole('button', { name: 'Delete everything…' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Delete everything' }).click()
  await expect(status(page, 'Everything was deleted')).toBeVisible()
  await expect(html).not.toHaveAttribute('data-theme')
  await expect(singleKeys).toBeChecked()
  await page.goto('/questions/idempotency-key')
  await expect(box).toHaveValue('')

  await openSettings(page)
  await chooser(page).setInputFiles(asFile(text, name))
  await expect(preview(page).getByText('1 draft not here yet')).toBeVisible()
  await expect(preview(page).getByText(/chosen last: theme dark, single keys off\./)).toBeVisible()
  expect((await axe(page).analyze()).violations).toEqual([])
  await preview(page).getByRole('button', { name: 'Merge 1 draft, appearance and keys' }).click()
  await expect(status(page, 'Merged: 1 draft, appearance and keys added.')).toBeVisible()
  await expect(html).toHaveAttribute('data-theme', 'dark')
  await expect(singleKeys).not.toBeChecked()
  await page.goto('/questions/idempotency-key')
  await expect(box).toHaveValue('Half an answer')
  await expect(html).toHaveAttribute('data-theme', 'dark')

  await openSettings(page)
  await page.getByRole('button', { name: /^Undo the import of/ }).click()
  await expect(html).not.toHaveAttribute('data-theme')
  await page.goto('/questions/idempotency-key')
  await expect(box).toHaveValue('')
})

test('deleting asks once, offers the export, and can be left', async ({ page }) => {
  await gradeOne(page, 'idempotency-key')
  await openSettings(page)
  const open = page.getByRole('button', { name: 'Delete everything…' })
  await open.click()
  const dialog = page.getByRole('dialog', { name: 'Delete everything?' })
  const { text } = await downloaded(page, () =>
    dialog.getByRole('button', { name: 'Export a backup first' }).click(),
  )
  expect(JSON.parse(text)).toMatchObject({ format: 'retry-after-backup' })
  await expect(dialog.getByText(/Exported/)).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(open).toBeFocused()
  await kept(page, 1)
})

test('an import says what will change, merges, and is undone as one after a reload', async ({
  page,
}) => {
  await gradeOne(page, 'idempotency-key')
  await openSettings(page)
  await chooser(page).setInputFiles(
    backupFile([...history(6), { kind: 'flagged', itemId: itemId(ids[0]), on: true }]),
  )
  await expect(preview(page).getByText('7 entries to add; 0 here already.')).toBeVisible()
  await expect(preview(page).getByText('3 items you have not answered here')).toBeVisible()
  await expect(preview(page).getByText('1 item answered here with more history')).toBeVisible()
  await expect(preview(page).getByText('1 item with another note or flag')).toBeVisible()
  await expect(preview(page).getByRole('heading')).toBeFocused()
  expect((await axe(page).analyze()).violations).toEqual([])
  await kept(page, 1)

  await preview(page).getByRole('button', { name: 'Merge 7 entries' }).click()
  await expect(status(page, 'Merged: 7 entries added.')).toBeFocused()
  await kept(page, 4)
  await page.reload()
  await kept(page, 4)
  await page.getByRole('button', { name: /^Undo the import of/ }).click()
  await expect(status(page, 'Import undone: 7 entries removed again.')).toBeVisible()
  await kept(page, 1)
  await expect(page.getByRole('list', { name: 'Imports' })).toHaveCount(0)
})

test('the same file a second time adds nothing', async ({ page }) => {
  await openSettings(page)
  const file = backupFile(history(3))
  await bringIn(page, file)
  await chooser(page).setInputFiles(file)
  await expect(preview(page).getByText('Nothing: all of it is here already.')).toBeVisible()
  await preview(page).getByRole('button', { name: 'Close' }).click()
  await expect(preview(page)).toHaveCount(0)
})

test('a file can be dropped', async ({ page }) => {
  await openSettings(page)
  const text = backupFile(history(2)).buffer.toString()
  const data = await page.evaluateHandle((content) => {
    const transfer = new DataTransfer()
    transfer.items.add(new File([content], 'dropped.json', { type: 'application/json' }))
    return transfer
  }, text)
  const area = page.getByText(/Or drop it here/)
  await area.dispatchEvent('dragover', { dataTransfer: data })
  await area.dispatchEvent('drop', { dataTransfer: data })
  await expect(page.getByRole('region', { name: 'What dropped.json would change' })).toBeVisible()
})

const graded = { ...gradedFact(), id: eventId('a'), schema: 1 }
const clock = { ms: 1_000, counter: 0, device: 'x' }
const withEvent = (event: object) =>
  JSON.stringify({ format: 'retry-after-backup', version: 1, exportedAt: '', events: [event] })

for (const { what, text, says } of [
  { what: 'broken', text: '{"format":', says: 'The file is not JSON.' },
  { what: 'foreign', text: '{"format":"anki"}', says: 'format is not a backup of this site.' },
  {
    what: 'newer',
    text: '{"format":"retry-after-backup","version":9,"events":[],"exportedAt":""}',
    says: 'version is of a version this release does not know.',
  },
  {
    what: 'crooked',
    text: withEvent({ ...graded, clock }).replace(
      '"version":1',
      '"version":2,"preferences":null,"drafts":[{"key":"etags","text":7,"atMs":0}]',
    ),
    says: 'drafts.0.text is not a value that belongs there.',
  },
  {
    what: 'damaged',
    text: withEvent({ ...graded, clock, grade: '<img src=x onerror=alert(1)>' }),
    says: 'events.0.grade is not a value that belongs there.',
  },
  {
    what: 'hostile',
    text: withEvent({ ...graded, clock, kind: 'later' }).replace(
      '"kind"',
      '"__proto__":{"polluted":true},"kind"',
    ),
    says: 'events.0.__proto__ is not a name a field may have.',
  },
]) {
  test(`a ${what} file changes nothing and the field is named`, async ({ page }) => {
    await gradeOne(page, 'idempotency-key')
    await openSettings(page)
    await chooser(page).setInputFiles(asFile(text))
    await expect(
      status(page, `backup.json was not imported, and nothing has changed. ${says}`),
    ).toBeVisible()
    await expect(preview(page)).toHaveCount(0)
    await kept(page, 1)
  })
}

test('a huge file is refused before it is read', async ({ page }) => {
  await openSettings(page)
  await page.evaluate(() => {
    Object.defineProperty(File.prototype, 'size', { get: () => 200_000_000 })
  })
  await chooser(page).setInputFiles(asFile('{}'))
  await expect(status(page, 'The file is larger than 100 MB.')).toBeVisible()
})

async function settingsIn(context: BrowserContext) {
  const page = await context.newPage()
  await openSettings(page)
  return page
}

test('a change of settings survives a reload, another tab hears it, and it is undone', async ({
  page,
  context,
}) => {
  await openSettings(page)
  const other = await settingsIn(context)
  const [here, there] = [page, other].map((tab) => tab.getByLabel('New questions a day'))
  await here!.fill('3')
  await here!.press('Enter')
  await expect(status(page, 'Kept: New questions a day.')).toBeVisible()
  await expect(there!).toHaveValue('3')
  await page.getByLabel('Minutes a day').fill('25')
  await page.getByLabel('Minutes a day').blur()
  await expect(status(page, 'Kept: Minutes a day.')).toBeVisible()
  await page.reload()
  await expect(here!).toHaveValue('3')
  await expect(page.getByLabel('Minutes a day')).toHaveValue('25')

  await here!.fill('50')
  await here!.press('Enter')
  await expect(there!).toHaveValue('50')
  await page.getByRole('button', { name: 'Undo', exact: true }).click()
  await expect(here!).toHaveValue('3')
  await expect(there!).toHaveValue('3')
  await expect(other.getByLabel('Minutes a day')).toHaveValue('25')
})

test('the aim is one event, and its cost shows while it is chosen', async ({ page }) => {
  await openSettings(page)
  await bringIn(page, backupFile(history(8)))
  const aim = page.getByRole('slider', { name: 'Recall to aim for' })
  await expect(status(page, /At 90 %: about [\d.]+ reviews a day for your 4 cards/)).toBeVisible()
  await aim.focus()
  for (let n = 0; n < 5; n += 1) await page.keyboard.press('ArrowRight')
  await expect(status(page, /At 95 %: about .* At 90 %, as now:/)).toBeVisible()
  await page.keyboard.press('Tab')
  await expect(status(page, 'Kept: Recall to aim for.')).toBeVisible()
  const { text } = await exportNow(page)
  const { events } = JSON.parse(text) as { events: readonly { kind: string; retention?: number }[] }
  const changes = events.filter(({ kind }) => kind === 'settingsChanged')
  expect(changes.map(({ retention }) => retention)).toEqual([0.95])
})

test('what a setting cannot be is refused in words, and nothing is kept', async ({ page }) => {
  await openSettings(page)
  for (const [label, typed, words] of [
    ['New questions a day', '-3', 'A whole number from 0 to 9,999.'],
    ['Minutes a day', '5000', 'A whole number from 1 to 1,440.'],
    ['Date', '2020-01-01', 'A day that is still to come, or nothing.'],
  ] as const) {
    const field = page.getByLabel(label, { exact: true })
    await field.fill(typed)
    await field.blur()
    await expect(field).toHaveAccessibleDescription(words)
    await expect(field).toHaveAttribute('aria-invalid', 'true')
  }
  await page.reload()
  await kept(page, 0)
  await expect(page.getByLabel('New questions a day')).toHaveValue('10')
})

test('an interview date is kept', async ({ page }) => {
  const day = new Date(Date.now() + 12 * DAY).toISOString().slice(0, 10)
  await openSettings(page)
  await page.getByLabel('Date', { exact: true }).fill(day)
  await expect(status(page, 'Kept: Date.')).toBeVisible()
  await page.reload()
  await expect(page.getByLabel('Date', { exact: true })).toHaveValue(day)
})

/** By the rules of Anki's text import: header lines, then records with quotes doubled. */
function parseAnki(text: string) {
  const lines = text.split('\n')
  const start = lines.findIndex((line) => !line.startsWith('#'))
  const header = Object.fromEntries(
    lines
      .slice(0, start)
      .map((line) => /^#([^:]+):(.*)$/s.exec(line)!.slice(1, 3) as [string, string]),
  )
  const body = lines.slice(start).join('\n')
  const records = body.matchAll(/"((?:[^"]|"")*)"(\t|\n)/g)
  const notes: string[][] = [[]]
  let end = 0
  for (const [whole, field, separator] of records) {
    end += whole.length
    notes.at(-1)!.push(field!.replaceAll('""', '"'))
    if (separator === '\n') notes.push([])
  }
  return { header, notes: notes.slice(0, -1), rest: body.slice(end) }
}

test('the file for Anki is read by its rules: ids first, code and tables in place', async ({
  page,
  baseURL,
}) => {
  await openSettings(page)
  const { name, text } = await downloaded(page, () =>
    page.getByRole('button', { name: 'Export for Anki' }).click(),
  )
  expect(name).toBe('retry-after-anki.txt')
  const { header, notes, rest } = parseAnki(text)
  expect(rest).toBe('')
  expect(header).toMatchObject({ separator: 'tab', html: 'true', deck: 'Retry-After' })
  expect(header).toMatchObject({ 'guid column': '1', 'tags column': '4' })
  const deck = (await (await page.request.get('/content/deck.json')).json()) as readonly {
    readonly id: string
  }[]
  expect(notes.map(([id]) => id).toSorted()).toEqual(deck.map(({ id }) => id).toSorted())
  for (const note of notes) expect(note).toHaveLength(4)
  const backs = notes.map(([, , back]) => back!)
  expect(backs.filter((back) => back.includes('<table border="1"')).length).toBeGreaterThan(5)
  expect(backs.filter((back) => back.includes('<pre style=')).length).toBeGreaterThan(5)
  for (const back of backs) {
    expect(back).not.toMatch(/<span|<[^>]* class=|var\(--|<a[^>]* href="\//)
    expect(back).toContain(new URL('/questions/', baseURL).href)
  }
  await expect(status(page, `${deck.length} questions in retry-after-anki.txt.`)).toBeVisible()
})

test('after much without a backup a notice says so, once a day', async ({ page }) => {
  await page.clock.install()
  const notice = page.getByText('There is no backup yet: 210 entries are in this browser alone.')
  await openSettings(page)
  await bringIn(page, backupFile(history(210)))
  await expect(status(page, 'No backup yet: 210 entries in this browser alone.')).toBeVisible()
  await page.goto('/progress')
  await expect(notice).toBeVisible()
  await page.goto('/progress')
  await expect(page.getByRole('row').nth(1)).toBeVisible()
  await expect(notice).toHaveCount(0)

  await page.clock.setSystemTime(Date.now() + 25 * 3_600_000)
  await page.goto('/progress')
  await expect(notice).toBeVisible()
  const { name } = await downloaded(page, () =>
    page.getByRole('button', { name: 'Export a backup' }).click(),
  )
  expect(name).toMatch(/\.json$/)
  // Within the page, which still writes down that there was a backup.
  await page.getByRole('link', { name: 'Settings' }).click()
  await expect(status(page, /Last backup: .* and nothing new since\./)).toBeVisible()
})

test('the browser is asked for a promise, and its answer said in plain words', async ({ page }) => {
  await page.addInitScript(() => {
    let promised = false
    StorageManager.prototype.persisted = async () => promised
    StorageManager.prototype.persist = async () => (promised = true)
  })
  await openSettings(page)
  await expect(status(page, 'The browser has not promised to keep it')).toBeVisible()
  await expect(page.getByText(/Safari deletes .* after seven days/)).toBeVisible()
  await page.getByRole('button', { name: 'Ask the browser to keep it' }).click()
  await expect(status(page, 'The browser has promised not to delete it')).toBeVisible()
})

test('with something to lose the browser is asked without being told to, and once', async ({
  page,
}) => {
  await page.addInitScript(() => {
    StorageManager.prototype.persisted = async () => false
    StorageManager.prototype.persist = async () => {
      localStorage.setItem('persists', `${Number(localStorage.getItem('persists')) + 1}`)
      return false
    }
  })
  const asked = () => page.evaluate(() => Number(localStorage.getItem('persists')))
  await gradeOne(page, 'idempotency-key')
  await page.waitForTimeout(500)
  expect(await asked()).toBe(0)
  await openSettings(page)
  await bringIn(page, backupFile(history(4)))
  await expect.poll(asked).toBe(1)
  await gradeOne(page, 'pkce')
  await page.waitForTimeout(500)
  expect(await asked()).toBe(1)
})
