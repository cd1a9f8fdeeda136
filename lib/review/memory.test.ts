import fc from 'fast-check'
import { default_w as w } from 'ts-fsrs'
import { describe, expect, it } from 'vitest'

import { itemId } from '@/lib/content/item-id'
import { gradeOrder, type Grade } from '@/lib/grading/grades'

import {
  algorithm,
  createScheduler,
  daysUntil,
  recallAfter,
  remembered,
  type Memory,
} from './memory'

const DAY = 86_400_000
const etags = itemId('etags')

/** FSRS-6 as published (open-spaced-repetition, "The Algorithm"), for gaps of a day and more. */
function published(before: Memory | undefined, days: number, grade: Grade) {
  const g = gradeOrder.indexOf(grade) + 1
  const difficultyAtFirst = (first: number) => w[4]! - Math.exp(w[5]! * (first - 1)) + 1
  const bounded = (difficulty: number) => Math.min(10, Math.max(1, difficulty))
  if (!before) return { stability: w[g - 1]!, difficulty: bounded(difficultyAtFirst(g)) }
  const { stability: s, difficulty: d } = before
  const r = (1 + (0.9 ** (-1 / w[20]!) - 1) * (days / s)) ** -w[20]!
  const damped = d - (w[6]! * (g - 3) * (10 - d)) / 9
  const difficulty = bounded(w[7]! * difficultyAtFirst(4) + (1 - w[7]!) * damped)
  const forgotten = w[11]! * d ** -w[12]! * ((s + 1) ** w[13]! - 1) * Math.exp(w[14]! * (1 - r))
  if (g === 1) return { stability: Math.min(forgotten, s / Math.exp(w[17]! * w[18]!)), difficulty }
  const bonus = (g === 2 ? w[15]! : 1) * (g === 4 ? w[16]! : 1)
  const growth = Math.exp(w[8]!) * (11 - d) * s ** -w[9]! * (Math.exp(w[10]! * (1 - r)) - 1)
  return { stability: s * (1 + growth * bonus), difficulty }
}

const histories = fc.array(
  fc.record({ days: fc.integer({ min: 1, max: 90 }), grade: fc.constantFrom(...gradeOrder) }),
  { minLength: 1, maxLength: 12 },
)

describe('memory', () => {
  it('grows and shrinks as FSRS-6 is published', () => {
    const scheduler = createScheduler(0.9)
    fc.assert(
      fc.property(histories, fc.constantFrom('minutes' as const, 'days' as const), (list, pace) => {
        let [memory, atMs]: [Memory | undefined, number] = [undefined, 0]
        for (const { days, grade } of list) {
          atMs += days * DAY
          const expected = published(memory, days, grade)
          memory = scheduler.next(memory, { itemId: etags, pace, grade, atMs }).memory
          expect(memory.stability / Math.max(0.001, expected.stability)).toBeCloseTo(1, 4)
          expect(memory.difficulty).toBeCloseTo(expected.difficulty, 4)
        }
      }),
      { numRuns: 500 },
    )
  })

  it('is the same at every retention; only the wait differs', () => {
    fc.assert(
      fc.property(histories, fc.double({ min: 0.7, max: 0.97, noNaN: true }), (list, retention) => {
        const other = createScheduler(retention)
        let [memory, atMs]: [Memory | undefined, number] = [undefined, 0]
        for (const { days, grade } of list) {
          const review = {
            itemId: etags,
            pace: 'minutes' as const,
            grade,
            atMs: (atMs += days * DAY),
          }
          const next: Memory = remembered(memory, review)
          expect(other.next(memory, review).memory).toEqual(next)
          memory = next
        }
      }),
    )
  })

  it('is recalled at once, at 90 % after its stability, and at any aim when the wait is over', () => {
    const stabilities = fc.double({ min: 0.1, max: 1_000, noNaN: true })
    const aims = fc.double({ min: 0.7, max: 0.97, noNaN: true })
    fc.assert(
      fc.property(stabilities, aims, (stability, aim) => {
        expect(recallAfter(stability, 0)).toBe(1)
        expect(recallAfter(stability, stability)).toBeCloseTo(0.9, 6)
        expect(recallAfter(stability, daysUntil(aim, stability))).toBeCloseTo(aim, 5)
      }),
    )
  })

  it('names what it was made by', () => {
    expect(algorithm).toMatch(/^v5\.4\.2 using FSRS-6\.0; 0\.212 /)
  })
})

describe('the wait', () => {
  const first = (grade: Grade, pace: 'minutes' | 'days' = 'minutes') =>
    createScheduler(0.9).next(undefined, { itemId: etags, pace, grade, atMs: 0 }).wait

  it('of what takes minutes is minutes until it was recalled', () => {
    expect(gradeOrder.map((grade) => first(grade))).toEqual([
      { unit: 'minutes', minutes: 10 },
      { unit: 'minutes', minutes: 15 },
      { unit: 'days', days: 2 },
      { unit: 'days', days: expect.closeTo(8, -1) },
    ])
  })

  it('of what takes an hour is a day or more, whatever the grade', () => {
    for (const grade of gradeOrder) {
      expect(first(grade, 'days')).toMatchObject({ unit: 'days' })
    }
  })

  it('comes after the same days on every device, and not for all items at once', () => {
    const days = (id: string) => {
      const review = { itemId: itemId(id), pace: 'minutes' as const, grade: 'easy' as const }
      const once = createScheduler(0.9).next(undefined, { ...review, atMs: 0 })
      const { wait } = createScheduler(0.9).next(once.memory, { ...review, atMs: 8 * DAY })
      return wait.unit === 'days' ? wait.days : 0
    }
    const ids = Array.from({ length: 40 }, (_, n) => `item-${n}`)
    expect(ids.map(days)).toEqual(ids.map(days))
    expect(new Set(ids.map(days)).size).toBeGreaterThan(3)
  })
})
