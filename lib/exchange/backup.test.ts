import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import type { Row } from '@/lib/progress/archive'
import { randomLogs } from '@/lib/progress/events.arbitrary'
import { eventId, gradedEvent, happened, predictedFact } from '@/lib/progress/fixtures'

import { backupName, backupOf, backupText } from './backup'
import { parseBackup, type ParsedBackup } from './parse-backup'

const nowMs = Date.UTC(2027, 11, 1)
const rowsOf = (events: readonly object[]) => events as unknown as readonly Row[]
const read = (rows: readonly Row[]) => parseBackup(backupText(backupOf(rows, nowMs)), { nowMs })
const textOf = (change: object, event: object = gradedEvent()) =>
  JSON.stringify({ ...backupOf(rowsOf([event]), nowMs), events: [event], ...change })
const placeOf = (parsed: ParsedBackup) => (parsed.ok ? undefined : parsed.path)

describe('a backup', () => {
  it('holds every event, and gives each back as it was', () => {
    fc.assert(
      fc.property(randomLogs, (log) => {
        expect(read(rowsOf(log))).toMatchObject({
          ok: true,
          events: JSON.parse(JSON.stringify(log)),
        })
      }),
    )
  })

  it.each([
    ['of a later kind', { ...gradedEvent(), kind: 'voiceGraded', pitch: [3, { deep: true }] }],
    ['of a later schema', { ...gradedEvent(), schema: 2, grade: { points: 7 } }],
    ['with a field of a later release', { ...gradedEvent(), mood: 'calm' }],
  ])('holds an event %s, whole', (_, row) => {
    expect(read(rowsOf([row]))).toMatchObject({ ok: true, events: [row] })
  })

  it.each([
    ['a torn row', { id: 'torn', kind: 'graded' }],
    ['an event nobody can read', { ...gradedEvent(), grade: 'perfect' }],
  ])('keeps %s aside, so that the rest can be read again', (_, row) => {
    const backup = backupOf(rowsOf([row, gradedEvent()]), nowMs)
    expect(backup).toMatchObject({ events: [gradedEvent()], damaged: [row] })
    expect(parseBackup(backupText(backup), { nowMs })).toMatchObject({ ok: true })
  })

  it('is JSON with one event a line, and its name has the date', () => {
    const text = backupText(backupOf(rowsOf(happened(predictedFact(), predictedFact())), nowMs))
    expect(JSON.parse(text)).toMatchObject({ format: 'retry-after-backup', version: 1 })
    expect(text.split('\n').filter((line) => line.startsWith('{"kind"'))).toHaveLength(2)
    expect(backupName(nowMs)).toBe('retry-after-2027-12-01.json')
  })
})

it('the export of the first release can still be imported', () => {
  const text = JSON.stringify({ app: 'retry-after', events: [gradedEvent()] }, null, 2)
  expect(parseBackup(text, { nowMs })).toMatchObject({ ok: true, events: [gradedEvent()] })
})

describe('a file that is no backup', () => {
  const graded = gradedEvent()

  it.each([
    ['is no JSON', '{"format":', 'the file'],
    ['is empty', '', 'the file'],
    ['is a list', '[]', 'the file'],
    ['is of another product', textOf({ format: 'anki' }), 'format'],
    ['is of a later version', textOf({ version: 2 }), 'version'],
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
      `{"format":"retry-after-backup","version":1,"exportedAt":"","events":${'['.repeat(200_000)}`,
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
    expect(parseBackup(textOf({}, later), { nowMs, allowFuture: true }).ok).toBe(true)
  })

  it('never gets through, however a backup is broken: 10,000 fuzzed files', () => {
    const valid = backupText(backupOf(rowsOf(happened(predictedFact(), gradedEvent())), nowMs))
    let refused = 0
    fc.assert(
      fc.property(fuzzed(valid), (text) => {
        const parsed = parseBackup(text, { nowMs })
        if (parsed.ok) {
          // What gets through is a backup in all its parts: reading its own export says the same.
          expect(read(parsed.events)).toMatchObject({ ok: true, events: parsed.events })
          return
        }
        refused += 1
        expect(parsed.path).toMatch(/^(the file|format|version|exportedAt|events(\.\d+(\..+)?)?)$/)
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
    fc.tuple(fc.nat({ max: 40 }), values).map(([nth, value]) => {
      let n = -1
      return valid.replaceAll(/(?<=":)("[^"]*"|\d+|true|false)/g, (old) =>
        (n += 1) === nth ? value : old,
      )
    }),
    fc.json(),
    fc.string(),
  )
}
