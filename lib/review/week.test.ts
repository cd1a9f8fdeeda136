import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { itemId, type ItemId } from '@/lib/content/item-id'
import { confidenceOrder, isSure } from '@/lib/grading/confidence'
import { gradeOrder } from '@/lib/grading/grades'
import type { LearnerEvent } from '@/lib/progress/events'
import { eventId } from '@/lib/progress/fixtures'
import { standing } from '@/lib/progress/undo'

import { dayAt, zoneOffset, type Day } from './day'
import { answered, ask, DAY } from './fixtures'
import { queue, type Asked, type QueueInput } from './queue'
import { reviewProjection, type ReviewState } from './review-state'
import { createSchedule } from './schedule'
import { defaultSettings } from './settings'
import { siblingsOf } from './siblings'

const TOPICS = ['http', 'security', 'caching']
const items = Array.from({ length: 40 }, (_, n) => ask(`item-${n}`, TOPICS[n % 3]))
const siblings = siblingsOf(
  items.slice(0, 20).map(({ id }, n) => ({ id, followUps: [items[n + 20]!.id] })),
)
/** Clocks go forward by half an hour in the first night of this week. */
const FIRST_DAY = Date.parse('2026-10-03T20:00:00+10:30')
const schedule = createSchedule(defaultSettings, zoneOffset('Australia/Lord_Howe'))

interface Shown {
  readonly asked: Asked
  readonly waiting: readonly Asked[]
  readonly day: Day
  readonly sureAndWrong: boolean
}

const answers = fc.infiniteStream(
  fc.record({
    grade: fc.constantFrom(...gradeOrder, 'good' as const, 'good' as const),
    confidence: fc.constantFrom(...confidenceOrder),
  }),
)

/** Seven evenings, each until the queue is empty. */
function live(
  stream: Iterator<{
    grade: (typeof gradeOrder)[number]
    confidence: (typeof confidenceOrder)[number]
  }>,
) {
  let state: ReviewState = reviewProjection.first
  const shown: Shown[] = []
  for (let evening = 0; evening < 7; evening += 1) {
    let nowMs = FIRST_DAY + evening * DAY
    let previous: QueueInput['previous']
    for (let turns = 0; turns < 200; turns += 1) {
      const [asked, ...waiting] = queue({ state, items, siblings, schedule, nowMs, previous })
      if (!asked) break
      const { grade, confidence } = stream.next().value!
      const ticked = grade === 'again' ? [] : [0, 1, 2]
      const event: LearnerEvent = {
        ...answered(asked.item.id, { grade, confidence, ideas: { ticked, of: 4 } }),
        id: eventId(shown.length),
        schema: 1,
        clock: { ms: nowMs, counter: shown.length, device: 'phone' },
      }
      const sureAndWrong = grade === 'again' && isSure(confidence)
      shown.push({ asked, waiting, day: dayAt(nowMs, schedule.calendar), sureAndWrong })
      state = reviewProjection.add(state, standing([event]))
      previous = asked.item
      nowMs += 90_000
    }
  }
  return shown
}

const days = (shown: readonly Shown[]) => [...new Set(shown.map(({ day }) => day))]

describe('a week of a learner', () => {
  it('keeps every promise of the queue, whatever the answers are', () => {
    fc.assert(
      fc.property(answers, (stream) => {
        const shown = live(stream)
        expect(days(shown)).toHaveLength(7)
        for (const day of days(shown)) {
          const today = shown.filter((one) => one.day === day)
          expect(today.length).toBeLessThan(200)
          expectLimits(today)
          expectNoSiblings(today)
          expectInterleaved(today)
        }
        expectSureAndWrongToReturn(shown)
      }),
      { numRuns: 30 },
    )
  }, 60_000)
})

function expectLimits(today: readonly Shown[]) {
  const firsts = today.filter(({ asked }) => asked.why === 'new').length
  expect(firsts).toBeLessThanOrEqual(defaultSettings.newPerDay)
}

function expectNoSiblings(today: readonly Shown[]) {
  const ids = new Set(today.map(({ asked }) => asked.item.id))
  for (const id of ids) {
    for (const sibling of siblings.get(id) ?? new Set<ItemId>()) expect(ids).not.toContain(sibling)
  }
}

function expectInterleaved(today: readonly Shown[]) {
  for (const [n, { asked, waiting }] of today.entries()) {
    const before = today[n - 1]?.asked.item.topic
    const others = waiting.some(({ item, why }) => why !== 'ahead' && item.topic !== before)
    if (others) expect(asked.item.topic).not.toBe(before)
  }
}

function expectSureAndWrongToReturn(shown: readonly Shown[]) {
  const all = days(shown)
  for (const [n, { asked, day, sureAndWrong }] of shown.entries()) {
    if (!sureAndWrong) continue
    const later = shown.slice(n + 1).filter(({ asked: next }) => next.item.id === asked.item.id)
    expect(later[0]?.day, `${asked.item.id} in the same session`).toBe(day)
    const tomorrow = all[all.indexOf(day) + 1]
    if (tomorrow) expect(later.map((one) => one.day)).toContain(tomorrow)
  }
}

it('is about items that exist', () => {
  expect(siblings.get(itemId('item-0'))).toEqual(new Set(['item-20']))
})
