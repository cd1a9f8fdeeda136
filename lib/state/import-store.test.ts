import { describe, expect, it, vi } from 'vitest'

import { itemId } from '@/lib/content/item-id'
import { backupOf, backupText } from '@/lib/exchange/backup'
import type { Belongings, Row } from '@/lib/progress/archive'
import { eventId, gradedFact, happened, settingsFact } from '@/lib/progress/fixtures'
import { createMemoryLearner } from '@/lib/progress/memory-learner'
import {
  defaultPreferences,
  packPreferences,
  parseKeptPreferences,
  parsePreferences,
} from '@/lib/progress/preferences'
import { StorageError } from '@/lib/progress/storage-problem'

import { createImportStore, type PickedFile } from './import-store'

const nowMs = Date.UTC(2027, 0, 1)
const events = happened(
  gradedFact({ itemId: itemId('etags') }),
  gradedFact({ itemId: itemId('http-methods') }),
  { kind: 'flagged', itemId: itemId('etags'), on: true },
  settingsFact({ newPerDay: 3 }),
) as unknown as readonly Row[]

const fileOf = (text: string, part: Partial<PickedFile> = {}): PickedFile => ({
  name: 'backup.json',
  size: text.length,
  text: async () => text,
  ...part,
})
const backup = (rows = events, beside: Partial<Belongings> = {}) =>
  fileOf(backupText(backupOf({ drafts: [], preferences: undefined, ...beside, rows }, nowMs)))

function setUp() {
  const learner = createMemoryLearner({ now: () => nowMs, newId: () => crypto.randomUUID() })
  const { archive, drafts } = learner
  const union = vi.fn(archive.union)
  let text: string | undefined
  const preferences = { read: () => text, write: (next: string) => void (text = next) }
  const store = createImportStore({
    ...{ archive: { ...archive, union }, preferences, now: () => nowMs },
  })
  const view = () => store.getState().view
  return { archive, drafts, preferences, union, ...store.getState(), view }
}

const empty = backupOf({ rows: [], drafts: [], preferences: undefined }, nowMs)
const draft = { key: 'etags', text: 'Edited on the phone', atMs: nowMs + 1 }
const dark = { theme: 'dark', singleKeys: false, levels: 'shown', atMs: 7 } as const

describe('an import', () => {
  it('says what will change, and changes nothing before the learner says yes', async () => {
    const { archive, read, view, union } = setUp()
    await archive.union(events.slice(0, 1))
    await read(backup())
    expect(view()).toMatchObject({
      phase: 'preview',
      exportedAt: '2027-01-01T00:00:00.000Z',
      preview: {
        added: events.slice(1),
        alreadyHere: 1,
        newItems: ['http-methods'],
        changedItems: [],
        changedMarks: ['etags'],
        changesSettings: true,
      },
    })
    expect(union).not.toHaveBeenCalled()
    expect(await archive.count()).toBe(1)
  })

  it('is merged, and taken back as one', async () => {
    const { archive, read, merge, takeBack, view } = setUp()
    await read(backup())
    await merge()
    expect(await archive.count()).toBe(4)
    const merged = view()
    if (merged.phase !== 'merged') throw new Error(merged.phase)
    expect(merged.made.added).toBe(4)
    await takeBack(merged.made)
    expect(view()).toMatchObject({ phase: 'taken-back', made: { added: 4 } })
    expect(await archive.rows()).toEqual([])
  })

  it('brings drafts and preferences, and all of it is taken back', async () => {
    const { archive, drafts, preferences, read, merge, takeBack, view } = setUp()
    await drafts.write('etags', 'Edited here')
    preferences.write('{"theme":"light"}')
    await read(backup([], { drafts: [draft], preferences: dark }))
    expect(view()).toMatchObject({
      preview: { changes: true, changedPreferences: { theme: 'dark', singleKeys: false } },
    })
    await merge()
    expect(await drafts.read('etags')).toBe('Edited on the phone')
    expect(parseKeptPreferences(preferences.read())).toEqual(dark)

    const [made] = await archive.imports()
    await takeBack(made!)
    expect(await drafts.read('etags')).toBe('Edited here')
    expect(parsePreferences(preferences.read())).toEqual({ ...defaultPreferences, theme: 'light' })
  })

  it('leaves what was changed here last, and what was changed since when it is taken back', async () => {
    const { archive, drafts, preferences, read, merge, takeBack, view } = setUp()
    await drafts.write('etags', 'Edited here')
    const light = packPreferences({ ...dark, theme: 'light', atMs: 8 })
    preferences.write(light)
    await read(backup([], { drafts: [{ ...draft, atMs: nowMs - 1 }], preferences: dark }))
    expect(view()).toMatchObject({ preview: { changes: false } })

    await read(backup([], { preferences: { ...dark, atMs: 9 } }))
    await merge()
    const since = packPreferences({ ...dark, levels: 'hidden', atMs: 10 })
    preferences.write(since)
    await takeBack((await archive.imports())[0]!)
    expect(preferences.read()).toBe(since)
    expect(await drafts.read('etags')).toBe('Edited here')
  })

  it('changes no preferences when storage refused the rest', async () => {
    const { preferences, read, merge, union } = setUp()
    await read(backup([], { preferences: dark }))
    union.mockRejectedValueOnce(new StorageError('full'))
    await merge()
    expect(preferences.read()).toBeUndefined()
  })

  it('is merged once, however often the button is pressed', async () => {
    const { read, merge, union } = setUp()
    await read(backup())
    await Promise.all([merge(), merge()])
    expect(union).toHaveBeenCalledTimes(1)
  })

  it('of two files the one chosen last is shown, though the first is read later', async () => {
    const { read, view } = setUp()
    let finish: (text: string) => void = () => undefined
    const slow = fileOf('', { text: () => new Promise((resolve) => (finish = resolve)) })
    const first = read(slow)
    await read(backup())
    finish('{')
    await first
    expect(view().phase).toBe('preview')
  })

  it.each([
    ['broken', fileOf('{'), 'the file'],
    ['foreign', fileOf('{"format":"anki"}'), 'format'],
    ['hostile', fileOf(JSON.stringify({ ...empty, events: [{}] })), 'events.0.id'],
    ['huge', fileOf('', { size: 100_000_001, text: () => Promise.reject() }), 'the file'],
    ['gone', fileOf('', { text: () => Promise.reject(new Error('gone')) }), 'the file'],
  ])('of a %s file names the field and changes nothing', async (_, file, path) => {
    const { read, view, merge, archive } = setUp()
    await read(file)
    expect(view()).toMatchObject({ phase: 'refused', name: 'backup.json', path })
    await merge()
    expect(await archive.count()).toBe(0)
  })

  it('of another event under a known id is refused', async () => {
    const { archive, read, view } = setUp()
    await archive.union(events)
    await read(backup([{ ...events[0]!, spentMs: 1 }]))
    expect(view()).toMatchObject({ phase: 'refused', path: 'events.0.id' })
  })

  it('from the future is read when the learner says that a clock was wrong', async () => {
    const { read, readAnyway, view } = setUp()
    const clock = { ms: nowMs * 2, counter: 0, device: 'phone' }
    await read(backup([{ ...gradedFact(), id: eventId(9), schema: 1, clock }]))
    expect(view()).toMatchObject({ phase: 'refused', path: 'events.0.clock.ms' })
    await readAnyway()
    expect(view().phase).toBe('preview')
  })

  it('that storage refuses says so', async () => {
    const { read, merge, union, view } = setUp()
    await read(backup())
    union.mockRejectedValueOnce(new StorageError('full'))
    await merge()
    expect(view()).toEqual({ phase: 'failed', problem: 'full' })
  })

  it('can be put aside', async () => {
    const { read, cancel, merge, archive, view } = setUp()
    await read(backup())
    cancel()
    await merge()
    expect(view()).toEqual({ phase: 'idle' })
    expect(await archive.count()).toBe(0)
  })
})
