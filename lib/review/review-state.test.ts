import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { itemId } from '@/lib/content/item-id'
import { eventId } from '@/lib/progress/fixtures'

import { answered, eventsAt, type Dated } from './fixtures'
import { foldReview, reviewProjection, type ReviewState } from './review-state'
import { randomFacts, randomLogs } from '@/lib/progress/events.arbitrary'

const bytesOf = (state: ReviewState) => JSON.stringify(reviewProjection.pack(state))

describe('the state of reviewing', () => {
  it('is the same for every order of the events and any doubles', () => {
    fc.assert(
      fc.property(
        randomLogs.chain((log) =>
          fc.tuple(
            fc.constant(log),
            fc.shuffledSubarray([...log, ...log], { minLength: log.length * 2 }),
          ),
        ),
        ([log, shuffled]) => {
          expect(bytesOf(foldReview(shuffled))).toBe(bytesOf(foldReview(log)))
        },
      ),
    )
  })

  it('after undoing everything is the first one, and after an undo the one without', () => {
    const undo = (place: number): Dated => [99, { kind: 'undone', target: eventId(place) }]
    const dated = fc.array(randomFacts, { minLength: 1, maxLength: 20 })
    fc.assert(
      fc.property(dated, fc.nat(), (facts, pick) => {
        const log = facts.map((fact, day): Dated => [day, fact])
        const all = facts.map((_, place) => undo(facts.length - 1 - place))
        expect(bytesOf(foldReview(eventsAt(...log, ...all)))).toBe(bytesOf(foldReview([])))

        const one = pick % facts.length
        const without = eventsAt(...log).filter((_, place) => place !== one)
        expect(bytesOf(foldReview(eventsAt(...log, undo(one))))).toBe(bytesOf(foldReview(without)))
      }),
    )
  })

  it('survives JSON', () => {
    fc.assert(
      fc.property(randomLogs, (log) => {
        const state = foldReview(log)
        const packed = JSON.parse(JSON.stringify(reviewProjection.pack(state)))
        expect(reviewProjection.unpack(packed)).toEqual(state)
        expect(bytesOf(reviewProjection.unpack(packed))).toBe(bytesOf(state))
      }),
    )
  })

  it('counts the key ideas that were missing, by their place', () => {
    const had = (...ticked: number[]) => answered('etags', { ideas: { ticked, of: 3 } })
    const { cards } = foldReview(eventsAt([0, had(0)], [1, had(0, 1)], [2, had()]))
    expect(cards.get(itemId('etags'))?.missedIdeas).toEqual([1, 2, 3])
  })
})
