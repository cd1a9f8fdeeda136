import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { itemId } from '@/lib/content/item-id'
import { gradeOrder } from '@/lib/grading/grades'

import { answered, DAY, eventsAt, monday, type Dated } from './fixtures'
import { gainOf } from './gain'
import { recallAt, remembered } from './memory'
import { foldReview } from './review-state'

const etags = itemId('etags')
const cardAfter = (...log: readonly Dated[]) => foldReview(eventsAt(...log)).cards.get(etags)!

const histories = fc
  .array(
    fc.record({ gap: fc.integer({ min: 1, max: 40 }), grade: fc.constantFrom(...gradeOrder) }),
    {
      minLength: 1,
      maxLength: 6,
    },
  )
  .map((rows) => {
    let day = 0
    return rows.map(({ gap, grade }): Dated => [(day += gap), answered('etags', { grade })])
  })

describe('the gain of a review', () => {
  it('is the mean over both outcomes, by their chance, less what would be there without', () => {
    fc.assert(
      fc.property(
        histories,
        fc.nat({ max: 60 }),
        fc.integer({ min: 1, max: 90 }),
        (log, rest, days) => {
          const card = cardAfter(...log)
          const [now, then] = [card.last.atMs + rest * DAY, card.last.atMs + (rest + days) * DAY]
          const after = (grade: 'good' | 'again') =>
            recallAt(
              remembered(card.memory, { itemId: etags, pace: 'days', grade, atMs: now }),
              then,
            )
          const chance = recallAt(card.memory, now)
          const mean = chance * after('good') + (1 - chance) * after('again')
          expect(gainOf(card, now, days)).toBeCloseTo(mean - recallAt(card.memory, then), 6)
        },
      ),
    )
  })

  it('is next to nothing right after a review, and more once there is something to lose', () => {
    const card = cardAfter([0, answered('etags', { grade: 'easy' })])
    const gains = [0, 8, 30].map((days) => gainOf(card, monday + days * DAY, 30))
    expect(gains[0]).toBeLessThan(0.02)
    expect(gains[1]).toBeGreaterThan(0.1)
    expect(gains[2]).toBeGreaterThan(gains[1]!)
  })
})
