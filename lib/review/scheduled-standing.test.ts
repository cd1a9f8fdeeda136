import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { itemId } from '@/lib/content/item-id'
import type { Standing } from '@/lib/content/standings'
import { fold } from '@/lib/progress/fold'
import { dueAt } from '@/lib/progress/summary'

import { answered, DAY, eventsAt, monday, utc, type Dated } from './fixtures'
import { foldReview } from './review-state'
import { createSchedule } from './schedule'
import { dueWaves, isAsked, scheduledStandingsOf } from './scheduled-standing'

const etags = itemId('etags')

function knownAfter(days: number, ...log: readonly Dated[]) {
  const events = eventsAt(...log)
  const review = foldReview(events)
  const schedule = createSchedule(review.settings, utc)
  return { progress: fold(events), review, schedule, nowMs: monday + days * DAY }
}

const bury: Dated = [2, { kind: 'buried', itemId: etags, untilDay: '2026-01-09' }]
const missed = [0, 1, 2, 3, 4].map((day): Dated => [day, answered('etags', { grade: 'again' })])

describe('an item', () => {
  it.each<[string, number, readonly Dated[], readonly Standing[]]>([
    ['never seen is new', 0, [], ['new']],
    ['answered well waits', 1, [[0, answered('etags')]], ['answered']],
    ['is due on its day', 2, [[0, answered('etags')]], ['answered', 'due']],
    ['buried is not due', 2, [[0, answered('etags')], bury], ['answered']],
    ['buried is due after all', 4, [[0, answered('etags')], bury], ['answered', 'due']],
    [
      'not recalled is being learned',
      0,
      [[0, answered('etags', { grade: 'again' })]],
      ['answered', 'learning'],
    ],
    ['missed and missed again is a leech', 4, missed, ['answered', 'learning', 'leech']],
    ['is flagged before it was seen', 0, [[0, flag(true)]], ['new', 'flagged']],
    [
      'is new again after a reset, and still flagged',
      2,
      [
        [0, flag(true)],
        [0, answered('etags')],
        [1, { kind: 'reset', itemId: etags }],
      ],
      ['new', 'flagged'],
    ],
  ])('%s', (_, days, ...[log, expected]) => {
    expect(scheduledStandingsOf(etags, knownAfter(days, ...log))).toEqual(expected)
  })
})

describe('what will wait', () => {
  const log: Dated[] = ['etags', 'hmac', 'pkce'].map((id) => [0, answered(id)])
  const waitingAfter = (days: number, ...dated: readonly Dated[]) => {
    const { review, schedule, nowMs } = knownAfter(days, ...dated)
    return dueAt({ due: dueWaves(review, schedule) }, nowMs)
  }

  it('is counted without what is put aside', () => {
    expect(waitingAfter(1, ...log)).toBe(0)
    expect(waitingAfter(2, ...log)).toBe(3)
    expect(waitingAfter(2, ...log, bury)).toBe(2)
  })

  it('is known beforehand: at any later time it is what is asked then', () => {
    const { review, schedule } = knownAfter(2, ...log, ...missed, bury)
    const due = dueWaves(review, schedule)
    const hours = fc.integer({ min: 0, max: 30 * 24 })
    fc.assert(
      fc.property(hours, (hour) => {
        const nowMs = monday + hour * 3_600_000
        const asked = [...review.cards.values()].filter((card) =>
          isAsked(card, { review, schedule, nowMs }),
        )
        expect(dueAt({ due }, nowMs)).toBe(asked.length)
      }),
    )
  })
})

function flag(on: boolean) {
  return { kind: 'flagged' as const, itemId: etags, on }
}
