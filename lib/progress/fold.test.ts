import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { itemId } from '@/lib/content/item-id'
import { gradeOrder } from '@/lib/grading/grades'

import type { LearnerEvent } from './events'
import { gradedEvent } from './fixtures'
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

const at = (ms: number) => ({ ms, counter: 0, device: 'phone' })

const bytesOf = (log: readonly LearnerEvent[]) => JSON.stringify([...fold(log).items])

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
