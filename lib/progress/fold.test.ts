import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { itemId } from '@/lib/content/item-id'
import { gradeOrder } from '@/lib/grading/grades'

import type { Fact, LearnerEvent } from './events'
import { diagnosedFact, eventId, gradedEvent, gradedFact, happened } from './fixtures'
import { fold } from './fold'

describe('fold', () => {
  it('knows nothing of an empty log', () => {
    expect(fold([]).items.size).toBe(0)
  })

  it('keeps how often an item was graded, and the last grade with its time', () => {
    const { items } = fold([
      gradedEvent({ id: 'a', clock: at(1) }),
      gradedEvent({ id: 'b', clock: at(3), grade: 'again', ideas: { ticked: [2], of: 4 } }),
      gradedEvent({ id: 'c', clock: at(2), grade: 'easy' }),
    ])
    expect(items.get(itemId('idempotency-keys'))).toEqual({
      timesGraded: 3,
      last: { grade: 'again', confidence: 'fairly', recalled: false, atMs: 3 },
    })
  })

  it('keeps items apart, also one whose name every object knows', () => {
    const { items } = fold([
      gradedEvent({ id: 'a', itemId: itemId('constructor') }),
      gradedEvent({ id: 'b', itemId: itemId('etags') }),
    ])
    expect([...items.keys()]).toEqual(['constructor', 'etags'])
    expect(items.get(itemId('constructor'))?.timesGraded).toBe(1)
  })

  it('keeps how often an incident was solved, and whether rightly the last time', () => {
    const incident = diagnosedFact().itemId
    const diagnosesOf = (...rights: readonly boolean[]) =>
      fold(happened(...rights.map((right) => diagnosedFact({ right })))).diagnoses.get(incident)
    expect(diagnosesOf()).toBeUndefined()
    expect(diagnosesOf(true)).toEqual({ times: 1, isLastRight: true })
    expect(diagnosesOf(true, true, false)).toEqual({ times: 3, isLastRight: false })
  })

  it('is the same for every order of the events, byte for byte', () => {
    fc.assert(
      fc.property(logsWithShuffle, ([log, shuffled]) => {
        expect(bytesOf(shuffled)).toBe(bytesOf(log))
      }),
    )
  })

  it('is the same however often an event is there', () => {
    fc.assert(
      fc.property(logs, fc.array(fc.nat()), (log, picks) => {
        const doubles = log.length === 0 ? [] : picks.map((pick) => log[pick % log.length]!)
        expect(bytesOf([...log, ...doubles])).toBe(bytesOf(log))
      }),
    )
  })

  it('counts as many grades as there are events, over all items', () => {
    fc.assert(
      fc.property(logs, (log) => {
        const counts = [...fold(log).items.values()].map(({ timesGraded }) => timesGraded)
        expect(counts.reduce((sum, n) => sum + n, 0)).toBe(log.length)
      }),
    )
  })

  it('leaves the list it was given as it was', () => {
    const log = Object.freeze([gradedEvent({ id: 'b', clock: at(2) }), gradedEvent({ id: 'a' })])
    fold(log)
    expect(log.map(({ id }) => id)).toEqual(['b', 'a'])
  })
})

describe('flags and notes', () => {
  const etags = itemId('etags')
  const flag = (on: boolean): Fact => ({ kind: 'flagged', itemId: etags, on })
  const note = (text: string): Fact => ({ kind: 'noted', itemId: etags, text })

  it.each([
    ['a flag stands', [flag(true)], ['etags']],
    ['a flag can be taken away', [flag(true), flag(false)], []],
    ['a flag set twice goes at once', [flag(true), flag(true), flag(false)], []],
    ['an undone flag was never there', [flag(true), undo(0)], []],
    ['undoing the end of a flag sets it', [flag(true), flag(false), undo(1)], ['etags']],
  ])('%s', (_, facts, flags) => {
    expect([...fold(happened(...facts)).flags]).toEqual(flags)
  })

  it.each([
    ['the last note stands', [note('a'), note('b')], 'b'],
    ['an empty note removes it', [note('a'), note('')], undefined],
    ['an undone note leaves the one before', [note('a'), note('b'), undo(1)], 'a'],
    ['an undone removal brings it back', [note('a'), note(''), undo(1)], 'a'],
  ])('%s', (_, facts, text) => {
    expect(fold(happened(...facts)).notes.get(etags)).toBe(text)
  })
})

describe('undo', () => {
  it('of a grade leaves the grade before it', () => {
    const [first, second] = [gradedFact({ grade: 'easy' }), gradedFact({ grade: 'again' })]
    expect(bytesOf(happened(first, second, undo(1)))).toBe(bytesOf(happened(first)))
  })

  it('of an undo does it again', () => {
    const log = happened(gradedFact(), undo(0), undo(1))
    expect(bytesOf(log)).toBe(bytesOf(log.slice(0, 1)))
  })

  it('reaches nothing that came later, so two undos cannot undo each other', () => {
    const log = happened(undo(1), undo(0), gradedFact())
    expect(fold(log).items.size).toBe(1)
  })

  it('of a reset brings the history back, and a reset forgets it', () => {
    const reset: Fact = { kind: 'reset', itemId: gradedFact().itemId }
    expect(bytesOf(happened(gradedFact(), reset))).toBe(bytesOf([]))
    expect(bytesOf(happened(gradedFact(), reset, undo(1)))).toBe(bytesOf(happened(gradedFact())))
  })

  it('of what is not there changes nothing', () => {
    expect(bytesOf(happened(gradedFact(), undo(7)))).toBe(bytesOf(happened(gradedFact())))
  })

  it('of everything gives the first state, and of any one event the state without it', () => {
    fc.assert(
      fc.property(fc.array(facts, { minLength: 1, maxLength: 20 }), fc.nat(), (list, pick) => {
        const all = list.map((_, place) => undo(list.length - 1 - place))
        expect(bytesOf(happened(...list, ...all))).toBe(bytesOf([]))

        const log = happened(...list)
        const one = pick % list.length
        const without = log.filter((_, place) => place !== one)
        expect(bytesOf(happened(...list, undo(one)))).toBe(bytesOf(without))
      }),
    )
  })
})

const undo = (place: number): Fact => ({ kind: 'undone', target: eventId(place) })

const items = fc.constantFrom('etags', 'cursors', 'hmac').map(itemId)

const facts: fc.Arbitrary<Fact> = fc.oneof(
  fc
    .record({ itemId: items, grade: fc.constantFrom(...gradeOrder) })
    .map((part) => gradedFact(part)),
  fc.record({ kind: fc.constant('flagged' as const), itemId: items, on: fc.boolean() }),
  fc.record({ kind: fc.constant('noted' as const), itemId: items, text: fc.string() }),
)

const at = (ms: number) => ({ ms, counter: 0, device: 'phone' })

const bytesOf = (log: readonly LearnerEvent[]) => {
  const { items, flags, notes, diagnoses } = fold(log)
  return JSON.stringify([[...items], [...flags], [...notes], [...diagnoses]])
}

/** Few devices, items and milliseconds, so that clocks tie and items meet. */
const logs: fc.Arbitrary<LearnerEvent[]> = fc
  .array(
    fc.record({
      ms: fc.nat({ max: 4 }),
      counter: fc.nat({ max: 1 }),
      device: fc.constantFrom('phone', 'laptop'),
      item: fc.constantFrom('etags', 'cursors', 'hmac'),
      grade: fc.constantFrom(...gradeOrder),
    }),
    { maxLength: 30 },
  )
  .map((rows) =>
    rows.map(({ item, grade, ...clock }, index) =>
      gradedEvent({ id: `event-${index}`, clock, grade, itemId: itemId(item) }),
    ),
  )

const logsWithShuffle = logs.chain((log) =>
  fc.tuple(fc.constant(log), fc.shuffledSubarray(log, { minLength: log.length })),
)
