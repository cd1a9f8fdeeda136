import fc from 'fast-check'
import { expect, it } from 'vitest'

import { confidenceOrder } from '@/lib/grading/confidence'
import { gradeOrder } from '@/lib/grading/grades'

import { answered, DAY, eventsAt, monday, utc, type Dated } from './fixtures'
import { foldReview } from './review-state'
import { createSchedule } from './schedule'
import { defaultSettings } from './settings'
import { retryAfter, waitsFor } from './waits'

const schedule = createSchedule(defaultSettings, utc)

it('what a button shows is what its press does', () => {
  const answer = fc.record({
    grade: fc.constantFrom(...gradeOrder),
    confidence: fc.constantFrom(...confidenceOrder),
    attempt: fc.constantFrom('typed' as const, 'unknown' as const),
    ticked: fc.subarray([0, 1, 2, 3]),
    days: fc.double({ min: 0, max: 60, noNaN: true }),
  })
  fc.assert(
    fc.property(fc.array(answer, { minLength: 1, maxLength: 8 }), (answers) => {
      const log: Dated[] = []
      let days = 0
      for (const { grade, ticked, ...rest } of answers) {
        days += rest.days
        const fact = answered('a', { ...rest, grade, ideas: { ticked, of: 4 } })
        const before = foldReview(eventsAt(...log)).cards.get(fact.itemId)
        const nowMs = monday + Math.round(days * DAY)
        const shown = waitsFor(before, fact, { schedule, nowMs })
        log.push([days, fact])
        const after = foldReview(eventsAt(...log)).cards.get(fact.itemId)!
        expect(retryAfter(after, schedule)).toBe(shown[grade])
      }
    }),
  )
})

it('sure and wrong comes back in this session, whatever is pressed', () => {
  const fact = answered('a', { confidence: 'certain', ideas: { ticked: [], of: 4 } })
  const shown = waitsFor(undefined, fact, { schedule, nowMs: monday })
  expect(Object.values(shown)).toEqual(gradeOrder.map(() => expect.stringMatching(/^(10|\d)m$/)))
})
