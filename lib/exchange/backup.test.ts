import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import type { Belongings, Row } from '@/lib/progress/archive'
import { randomBelongings } from '@/lib/progress/belongings.arbitrary'
import { eventId, gradedEvent, happened, predictedFact } from '@/lib/progress/fixtures'

import { backupName, backupOf, backupText } from './backup'
import { parseBackup, type ParsedBackup } from './parse-backup'

const nowMs = Date.UTC(2027, 11, 1)
const rowsOf = (events: readonly object[]) => events as unknown as readonly Row[]
const belongings = (rows: readonly Row[], beside: Partial<Belongings> = {}): Belongings => ({
  ...{ rows, drafts: [], preferences: undefined },
  ...beside,
})
const read = (kept: Belongings) => parseBackup(backupText(backupOf(kept, nowMs)), { nowMs })
const textOf = (change: object, event: object = gradedEvent()) =>
  JSON.stringify({ ...backupOf(belongings([]), nowMs), events: [event], ...change })
const draft = { key: 'etags', text: 'A validator', atMs: nowMs - 5 }
const preferences = { theme: 'dark', singleKeys: false, levels: 'hidden', atMs: nowMs } as const
const placeOf = (parsed: ParsedBackup) => (parsed.ok ? undefined : parsed.path)

describe('a backup', () => {
  it('holds events, drafts and preferences, and gives each back as it was', () => {
    fc.assert(
      fc.property(randomBelongings, (kept) => {
        const rows = JSON.parse(JSON.stringify(kept.rows))
        const exportedAt = new Date(nowMs).toISOString()
        expect(read(kept)).toEqual({ ok: true, exportedAt, ...kept, rows })
      }),
    )
  })

  it.each([
    ['of a later kind', { ...gradedEvent(), kind: 'voiceGraded', pitch: [3, { deep: true }] }],
    ['of a later schema', { ...gradedEvent(), schema: 2, grade: { points: 7 } }],
    ['with a field of a later release', { ...gradedEvent(), mood: 'calm' }],
  ])('holds an event %s, whole', (_, row) => {
    expect(read(belongings([row]))).toMatchObject({ ok: true, rows: [row] })
  })

  it.each([
    ['a torn row', { id: 'torn', kind: 'graded' }],
    ['an event nobody can read', { ...gradedEvent(), grade: 'perfect' }],
  ])('keeps %s aside, so that the rest can be read again', (_, row) => {
    const backup = backupOf(belongings(rowsOf([row, gradedEvent()])), nowMs)
    expect(backup).toMatchObject({ events: [gradedEvent()], damaged: [row] })
    expect(parseBackup(backupText(backup), { nowMs })).toMatchObject({ ok: true })
  })

  it('keeps a draft that is too long for any file aside, too', () => {
    const novel = { ...draft, text: 'x'.repeat(500_001) }
    const backup = backupOf(belongings([], { drafts: [novel, { ...draft, key: 'hmac' }] }), nowMs)
    expect(backup).toMatchObject({ drafts: [{ key: 'hmac' }], damaged: [novel] })
    expect(parseBackup(backupText(backup), { nowMs })).toMatchObject({ ok: true })
  })

  it('is JSON with one event a line, and its name has the date', () => {
    const events = rowsOf(happened(predictedFact(), predictedFact()))
    const text = backupText(backupOf(belongings(events), nowMs))
    expect(JSON.parse(text)).toMatchObject({ format: 'retry-after-backup', version: 2 })
    expect(text.split('\n').filter((line) => line.startsWith('{"kind"'))).toHaveLength(2)
    expect(backupName(nowMs)).toBe('retry-after-2027-12-01.json')
  })
})

it.each([
  ['without a version', { app: 'retry-after' }],
  ['of version 1', { format: 'retry-after-backup', version: 1, exportedAt: '', damaged: [] }],
])('an export %s, which held events only, can still be imported', (_, head) => {
  const text = JSON.stringify({ ...head, events: [gradedEvent()] }, null, 2)
  expect(parseBackup(text, { nowMs })).toEqual({
    ...{ ok: true, exportedAt: '' },
    ...belongings(rowsOf([gradedEvent()])),
  })
})

describe('a file that is no backup', () => {
  const graded = gradedEvent()

  it.each([
    ['is no JSON', '{"format":', 'the file'],
    ['is empty', '', 'the file'],
    ['is a list', '[]', 'the file'],
    ['is of another product', textOf({ format: 'anki' }), 'format'],
    ['is of a later version', textOf({ version: 3 }), 'version'],
    ['has no list of drafts', textOf({ drafts: undefined }), 'drafts'],
    ['has a draft that is none', textOf({ drafts: ['A validator'] }), 'drafts.0'],
    ['has a draft of nothing', textOf({ drafts: [draft, { ...draft, key: '' }] }), 'drafts.1.key'],
    ['has a draft by an object', textOf({ drafts: [{ ...draft, key: {} }] }), 'drafts.0.key'],
    ['has a draft without text', textOf({ drafts: [{ ...draft, text: null }] }), 'drafts.0.text'],
    [
      'has a draft longer than any',
      textOf({ drafts: [{ ...draft, text: 'x'.repeat(500_001) }] }),
      'drafts.0.text',
    ],
    ['has a draft of no time', textOf({ drafts: [{ ...draft, atMs: '5' }] }), 'drafts.0.atMs'],
    ['has a draft twice', textOf({ drafts: [draft, { ...draft, atMs: 1 }] }), 'drafts.1.key'],
    [
      'has a draft from the future, which would count for ever',
      textOf({ drafts: [{ ...draft, atMs: nowMs + 2 * 86_400_000 }] }),
      'drafts.0.atMs',
    ],
    ['has no preferences', textOf({ preferences: undefined }), 'preferences'],
    [
      'has a theme nobody can choose',
      textOf({ preferences: { ...preferences, theme: '"><script>' } }),
      'preferences.theme',
    ],
    [
      'has keys neither on nor off',
      textOf({ preferences: { ...preferences, singleKeys: 'yes' } }),
      'preferences.singleKeys',
    ],
    [
      'has preferences from the future',
      textOf({ preferences: { ...preferences, atMs: nowMs * 2 } }),
      'preferences.atMs',
    ],
    ['has no list of events', textOf({ events: {} }), 'events'],
    ['has an event that is none', textOf({ events: [7] }), 'events.0'],
    ['has an event without a time', textOf({}, { ...graded, clock: undefined }), 'events.0.clock'],
    ['has a grade nobody gives', textOf({}, { ...graded, grade: 'A' }), 'events.0.grade'],
    [
      'ticks what is not there',
      textOf({}, { ...graded, ideas: { ticked: [9], of: 4 } }),
      'events.0.ideas',
    ],
    ['has an id that is none', textOf({}, { ...graded, id: '1' }), 'events.0.id'],
    ['has an event twice', textOf({ events: [graded, graded] }), 'events.1.id'],
    [
      'comes from the future',
      textOf({}, { ...graded, clock: { ...graded.clock, ms: nowMs + 2 * 86_400_000 } }),
      'events.0.clock.ms',
    ],
    [
      'links to another site',
      textOf({ events: happened(predictedFact({ link: '//evil.example' })) }),
      'events.0.link',
    ],
    [
      'is nested without end',
      `{"format":"retry-after-backup","version":2,"exportedAt":"","events":${'['.repeat(200_000)}`,
      'the file',
    ],
    [
      'nests an unknown event deeper than any is',
      textOf({}, { ...graded, kind: 'later', a: { a: { a: { a: { a: { a: { a: {} } } } } } } }),
      'events.0.a.a.a.a.a.a.a',
    ],
    [
      'hides a megabyte in an unknown event',
      textOf({}, { ...graded, kind: 'later', text: 'x'.repeat(1_000_000) }),
      'events.0',
    ],
  ])('%s: the field is named', (_, text, path) => {
    const parsed = parseBackup(text, { nowMs })
    expect(placeOf(parsed)).toBe(path)
    expect(parsed).toMatchObject({ ok: false, reason: expect.stringMatching(/\w+/) })
  })

  it.each(['__proto__', 'constructor', 'prototype'])(
    'names a field %s, and no object changes',
    (name) => {
      const event = JSON.stringify({ ...graded, kind: 'later' }).replace(
        '"kind"',
        `"${name}":{"polluted":true},"kind"`,
      )
      const text = textOf({ events: [] }).replace('"events":[]', `"events":[${event}]`)
      expect(placeOf(parseBackup(text, { nowMs }))).toBe(`events.0.${name}`)
      expect(({} as { polluted?: boolean }).polluted).toBeUndefined()
    },
  )

  it('is refused for its size before it is read', () => {
    const huge = { length: 100_000_001 } as unknown as string
    expect(placeOf(parseBackup(huge, { nowMs }))).toBe('the file')
  })

  it('may come from the future when the learner says that their clock was wrong', () => {
    const later = { ...graded, clock: { ...graded.clock, ms: nowMs * 2 } }
    const text = textOf({ drafts: [{ ...draft, atMs: nowMs * 2 }] }, later)
    expect(parseBackup(text, { nowMs, allowFuture: true }).ok).toBe(true)
  })

  it('never gets through, however a backup is broken: 10,000 fuzzed files', () => {
    const events = rowsOf(happened(predictedFact(), gradedEvent()))
    const drafts = [draft, { ...draft, key: 'hmac', text: '' }]
    const valid = backupText(backupOf(belongings(events, { drafts, preferences }), nowMs))
    let refused = 0
    fc.assert(
      fc.property(fuzzed(valid), (text) => {
        const parsed = parseBackup(text, { nowMs })
        if (parsed.ok) {
          // What gets through is a backup in all its parts: reading its own export says the same.
          expect(read(parsed)).toEqual({ ...parsed, exportedAt: expect.any(String) })
          return
        }
        refused += 1
        expect(parsed.path).toMatch(
          /^(the file|format|version|exportedAt|preferences(\.\w+)?|(events|drafts)(\.\d+(\..+)?)?)$/,
        )
        expect(parsed.reason).not.toBe('')
      }),
      { numRuns: 10_000 },
    )
    expect(refused).toBeGreaterThan(8_000)
    expect(Object.keys(Object.prototype)).toEqual([])
    expect(eventId(0)).toMatch(/^[0-9a-f-]{36}$/)
  }, 60_000)
})

/** Cut, with bytes changed, with values swapped for any JSON, or nothing like a backup at all. */
function fuzzed(valid: string): fc.Arbitrary<string> {
  const at = fc.nat({ max: valid.length })
  const values = fc.oneof(
    fc.json({ maxDepth: 3 }),
    fc.constantFrom(
      'null',
      '-1',
      '1e999',
      '"__proto__"',
      '{"__proto__":{"a":1}}',
      '[[[[]]]]',
      '""',
    ),
  )
  return fc.oneof(
    at.map((end) => valid.slice(0, end)),
    fc.tuple(at, fc.string({ maxLength: 4 })).map(([place, text]) => {
      return valid.slice(0, place) + text + valid.slice(place + text.length)
    }),
    fc.tuple(fc.nat({ max: 50 }), values).map(([nth, value]) => {
      let n = -1
      return valid.replaceAll(/(?<=":)("[^"]*"|\d+|true|false)/g, (old) =>
        (n += 1) === nth ? value : old,
      )
    }),
    fc.json(),
    fc.string(),
  )
}
