import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { gradeOrder } from '@/lib/grading/grades'

import { answered, ask, sceneOf, type Dated } from './fixtures'
import { masteryByTopic } from './mastery'

const items = ['etags', 'cors', 'hmac', 'pkce'].map((id, n) => ask(id, n < 3 ? 'http' : 'security'))

describe('mastery', () => {
  it('counts what was seen and what lasts three weeks', () => {
    const log: Dated[] = [
      [0, answered('etags')],
      ...[0, 8, 40].map((day): Dated => [day, answered('hmac', { grade: 'easy' })]),
    ]
    const { state } = sceneOf({ log, items })
    const stability = (id: string) =>
      [...state.cards.values()].find(({ itemId }) => itemId === id)!.memory.stability
    expect(masteryByTopic(items, state)).toEqual([
      {
        ...{ topic: 'http', n: 3, seen: 2, solid: 1 },
        stability: (stability('etags') + stability('hmac')) / 2,
      },
      { topic: 'security', n: 1, seen: 0, solid: 0, stability: 0 },
    ])
  })

  it('does not fall because somebody is away', () => {
    const logs = fc.array(
      fc.record({
        item: fc.constantFrom('etags', 'cors', 'hmac', 'pkce'),
        day: fc.integer({ min: 0, max: 60 }),
        grade: fc.constantFrom(...gradeOrder),
      }),
      { maxLength: 20 },
    )
    fc.assert(
      fc.property(logs, fc.integer({ min: 0, max: 2_000 }), (rows, away) => {
        const log = rows
          .toSorted((a, b) => a.day - b.day)
          .map(({ item, day, grade }): Dated => [day, answered(item, { grade })])
        const [before, after] = [60, 60 + away].map((days) => sceneOf({ log, items, days }))
        expect(masteryByTopic(items, after!.state)).toEqual(masteryByTopic(items, before!.state))
      }),
    )
  })
})
