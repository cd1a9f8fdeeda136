import { describe, expect, it } from 'vitest'

import { settingsFact } from '@/lib/progress/fixtures'

import { answered, ask, sceneOf, type Dated } from './fixtures'
import { planFor } from './plan'
import { recallByTopic } from './topic-recall'

const names = Array.from({ length: 30 }, (_, n) => `item-${n}`)
const items = names.map((id, n) => ask(id, `topic-${n % 3}`))
const aim = (minutesPerDay: number, interviewDay = '2026-01-17'): Dated => [
  -1,
  settingsFact({ interviewDay, minutesPerDay }),
]

const planAt = (days: number, ...log: readonly Dated[]) => planFor(sceneOf({ log, items, days }))

const meanRecall = (plan: ReturnType<typeof planAt>) =>
  plan!.topics.reduce((sum, { recall, n }) => sum + recall * n, 0) / items.length

describe('the plan', () => {
  it('is of the days left and what fits into one', () => {
    expect(planAt(0, aim(25))).toMatchObject({ interviewDay: '2026-01-17', days: 12, perDay: 12 })
  })

  it.each([
    ['no day is set', []],
    ['the day has come', [aim(25, '2026-01-05')]],
    ['the day is over', [aim(25, '2025-12-01')]],
  ])('is none when %s', (_, log) => {
    expect(planAt(0, ...log)).toBeUndefined()
  })

  it('drops nothing when there is time, and the more the less there is', () => {
    const dropped = [60, 4, 2].map((minutes) => planAt(0, aim(minutes))!.dropped.length)
    expect(dropped).toEqual(dropped.toSorted((a, b) => a - b))
    expect(dropped[0]).toBe(0)
    expect(dropped[2]).toBeGreaterThan(10)
  })

  it('says how many new items a day it starts', () => {
    expect(planAt(0, aim(60))!.newPerDay).toBe(3)
    const half = (day: number) => names.slice(0, 15).map((id): Dated => [day, answered(id)])
    expect(planAt(0, aim(60), ...half(-1))!.newPerDay).toBe(2)
    // Of today, they are some of those that the plan starts today.
    expect(planAt(0.1, aim(60), ...half(0))!.newPerDay).toBe(3)
  })

  it('has no more time left today than was not used yet', () => {
    const onTheLastDay = (done: number) =>
      planAt(11.1, aim(10), ...names.slice(0, done).map((id): Dated => [11, answered(id)]))!
    // Five items fit into ten minutes.
    expect([0, 2, 5, 9].map((done) => onTheLastDay(done).dropped.length)).toEqual([25, 25, 25, 21])
  })

  it('recalls more on the day for more minutes, and for more days', () => {
    const byMinutes = [2, 6, 20, 60].map((minutes) => meanRecall(planAt(0, aim(minutes))))
    expect(byMinutes).toEqual(byMinutes.toSorted((a, b) => a - b))
    const byStart = [11, 8, 4, 0].map((days) => meanRecall(planAt(days, aim(6))))
    expect(byStart).toEqual(byStart.toSorted((a, b) => a - b))
  })

  it('makes no debt of a day that was missed: each day still fits the minutes', () => {
    const missed = planAt(6, aim(25))!
    expect(missed).toMatchObject({ days: 6, perDay: 12 })
    expect(missed.newPerDay * missed.days).toBeGreaterThanOrEqual(30)
  })

  it('takes no longer for an interview next year', () => {
    const far = Array.from({ length: 400 }, (_, n) => ask(`far-${n}`))
    const scene = sceneOf({ log: [aim(30, '2027-01-05')], items: far })
    const started = performance.now()
    planFor(scene)
    expect(performance.now() - started).toBeLessThan(2_000)
  })
})

describe('the recall of a topic', () => {
  it('is the mean over its items, with the interval of such a mean', () => {
    const four = ['a', 'b', 'c', 'd'].map((id) => ask(id, 'http'))
    const chances: Record<string, number> = { a: 0.9, b: 0.5, c: 0.5 }
    const [http] = recallByTopic(four, ({ id }) => chances[id])
    const spread = (1.96 * Math.sqrt(0.09 + 0.25 + 0.25 + 0.1875)) / 4
    expect(http).toMatchObject({ topic: 'http', n: 4, seen: 3 })
    expect(http?.recall).toBeCloseTo((0.9 + 0.5 + 0.5 + 0.25) / 4, 12)
    expect(http?.low).toBeCloseTo(http!.recall - spread, 12)
    expect(http?.high).toBeCloseTo(http!.recall + spread, 12)
  })

  it('stays within 0 and 1', () => {
    const [topic] = recallByTopic([ask('a', 'http')], () => 0.98)
    expect(topic?.high).toBe(1)
  })
})
