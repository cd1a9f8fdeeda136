import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { itemId } from '@/lib/content/item-id'
import { confidenceOrder, isSure } from '@/lib/grading/confidence'
import { gradeOrder } from '@/lib/grading/grades'
import { isRecalled } from '@/lib/grading/score'

import { addDays, dayAt, zoneOffset } from './day'
import { answered, DAY, eventsAt, HOUR, monday, utc, type Dated } from './fixtures'
import { foldReview } from './review-state'
import { createSchedule, dueDay, waitMs } from './schedule'
import { defaultSettings } from './settings'

const etags = itemId('etags')
const schedule = createSchedule(defaultSettings, utc)

const cardAfter = (...log: readonly Dated[]) => foldReview(eventsAt(...log)).cards.get(etags)!
const again = answered('etags', { grade: 'again', ideas: { ticked: [], of: 4 } })
const sureAndWrong = { ...again, confidence: 'certain' as const }

const attempts = fc.array(
  fc.record({
    gapDays: fc.oneof(fc.constant(0.01), fc.integer({ min: 1, max: 60 })),
    grade: fc.constantFrom(...gradeOrder),
    confidence: fc.constantFrom(...confidenceOrder),
    ticked: fc.subarray([0, 1, 2, 3]),
  }),
  { minLength: 1, maxLength: 10 },
)

describe('preview', () => {
  it('is what happens, for every grade', () => {
    fc.assert(
      fc.property(attempts, (list) => {
        let days = 0
        const log: Dated[] = []
        for (const { gapDays, grade, confidence, ticked } of list) {
          days += gapDays
          const ideas = { ticked, of: 4 }
          const shown = schedule.preview(log.length > 0 ? cardAfter(...log) : undefined, {
            ...{ itemId: etags, pace: 'minutes', atMs: monday + Math.round(days * DAY) },
            ...{ sure: isSure(confidence), recalled: isRecalled({ ticked: ticked.length, of: 4 }) },
          })[grade]
          log.push([days, answered('etags', { grade, confidence, ideas })])
          expect(schedule.dueOf(cardAfter(...log))).toEqual(shown)
        }
      }),
    )
  })

  it('goes up with the grade', () => {
    fc.assert(
      fc.property(attempts, fc.integer({ min: 1, max: 90 }), (list, rest) => {
        let days = 0
        const log = list.map(({ gapDays, grade }): Dated => {
          days += gapDays
          return [days, answered('etags', { grade, confidence: 'unsure' })]
        })
        const nowMs = monday + Math.round((days + rest) * DAY)
        const shown = schedule.preview(cardAfter(...log), {
          ...{ itemId: etags, pace: 'minutes', atMs: nowMs, sure: false, recalled: true },
        })
        const waits = gradeOrder.map((grade) => waitMs(shown[grade], nowMs, schedule.calendar))
        expect(waits).toEqual(waits.toSorted((a, b) => a - b))
      }),
    )
  })

  it('of a moment before the last review is one after it', () => {
    const card = cardAfter([0, answered('etags')])
    const past = { itemId: etags, pace: 'minutes' as const, sure: false, recalled: true }
    expect(schedule.preview(card, { ...past, atMs: monday - 9 * DAY })).toEqual(
      schedule.preview(card, { ...past, atMs: monday }),
    )
  })
})

describe('sure but wrong', () => {
  it('comes back in the same session, though it was graded as recalled', () => {
    const card = cardAfter([0, { ...sureAndWrong, grade: 'good' }])
    expect(schedule.dueOf(card)).toEqual({ unit: 'instant', atMs: monday + 10 * 60_000 })
  })

  it.each(['good', 'easy'] as const)('and the next day, after %s too', (grade) => {
    const right = answered('etags', { grade, confidence: 'certain' })
    const card = cardAfter([0, sureAndWrong], [0.01, right], [0.02, right])
    expect(schedule.dueOf(card)).toEqual({ unit: 'day', day: '2026-01-06' })
  })

  it('is over once it was right on another day', () => {
    const right = answered('etags', { confidence: 'certain' })
    const due = schedule.dueOf(cardAfter([0, sureAndWrong], [0.01, right], [1, right]))
    expect(dueDay(due, schedule.calendar) > '2026-01-07').toBe(true)
  })

  it('is not what an unsure or unknown answer was', () => {
    for (const part of [{ confidence: 'unsure' as const }, { attempt: 'unknown' as const }]) {
      const card = cardAfter(
        [0, { ...sureAndWrong, ...part }],
        [0.01, answered('etags', { grade: 'easy' })],
      )
      expect(card.sureWrongAtMs).toBeUndefined()
    }
  })
})

describe('a due date', () => {
  it('of days begins with the first minute of the day, of the learner', () => {
    const card = cardAfter([0, answered('etags')])
    expect(schedule.dueOf(card)).toEqual({ unit: 'day', day: '2026-01-07' })
    const start = Date.UTC(2026, 0, 7, defaultSettings.dayStartsAtHour)
    expect([start - 1, start].map((atMs) => schedule.isDue(card, atMs))).toEqual([false, true])
  })

  it('counts days of the calendar over a change of clocks', () => {
    // Two nights before the clocks of New York go back; the day after has 25 hours.
    const graded = Date.parse('2026-10-31T04:10:00-04:00')
    const newYork = createSchedule(defaultSettings, zoneOffset('America/New_York'))
    const card = cardAfter([(graded - monday) / DAY, answered('etags')])
    expect(newYork.dueOf(card)).toEqual({ unit: 'day', day: '2026-11-02' })
    expect(waitMs(newYork.dueOf(card), graded, newYork.calendar)).toBe(2 * DAY)
  })

  it('follows a change of settings at once', () => {
    const card = cardAfter([0, answered('etags')], [2, answered('etags')], [12, answered('etags')])
    const days = [0.97, 0.9, 0.8, 0.7].map((retention) => {
      const due = createSchedule({ ...defaultSettings, retention }, utc).dueOf(card)
      return dueDay(due, schedule.calendar)
    })
    expect(days).toEqual(days.toSorted())
    expect(new Set(days).size).toBe(4)
  })

  it('is the same in all tabs and after every order of the events', () => {
    const zones = ['Asia/Kolkata', 'Australia/Lord_Howe', 'America/Santiago'].map(zoneOffset)
    fc.assert(
      fc.property(attempts, fc.constantFrom(...zones), (list, offset) => {
        let days = 0
        const log = list.map(({ gapDays, grade }): Dated => [
          (days += gapDays),
          answered('etags', { grade }),
        ])
        const events = eventsAt(...log)
        const due = (of: typeof events) =>
          createSchedule(defaultSettings, offset).dueOf(foldReview(of).cards.get(etags)!)
        expect(due(events.toReversed())).toEqual(due(events))
        const { calendar } = createSchedule(defaultSettings, offset)
        const lastDay = dayAt(monday + Math.round(days * DAY), calendar)
        const day = dueDay(due(events), calendar)
        expect(day >= lastDay && day <= addDays(lastDay, 3_650)).toBe(true)
      }),
    )
  })
})

it('an evening and the morning after are one session to memory, two mornings are not', () => {
  const gap = (hours: number) => cardAfter([0, again], [hours / 24, again]).misses
  expect([gap(1), gap(11), gap(13), gap(24)]).toEqual([0, 0, 1, 1])
  expect(HOUR).toBe(3_600_000)
})
