import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { confidenceOrder, type Confidence } from './confidence'
import { gradeOrder, type Grade } from './grades'
import { suggestGrade } from './suggest'

const rank = (grade: Grade) => gradeOrder.indexOf(grade)

describe('suggestGrade', () => {
  //  ticked, of, grade when the learner guessed, was unsure, fairly sure, certain
  it.each<[number, number, Grade, Grade, Grade, Grade]>([
    [0, 6, 'again', 'again', 'again', 'again'],
    [2, 6, 'again', 'again', 'again', 'again'],
    [3, 6, 'hard', 'hard', 'hard', 'hard'],
    [4, 6, 'hard', 'hard', 'hard', 'hard'],
    [5, 6, 'hard', 'good', 'good', 'good'],
    [6, 6, 'good', 'good', 'good', 'easy'],
    [2, 3, 'hard', 'hard', 'hard', 'hard'],
    [3, 4, 'hard', 'good', 'good', 'good'],
    [5, 7, 'hard', 'hard', 'hard', 'hard'],
    [6, 7, 'hard', 'good', 'good', 'good'],
  ])('%i of %i ideas: %s, %s, %s, %s', (ticked, of, ...grades) => {
    const suggested = confidenceOrder.map((confidence) =>
      suggestGrade({ ticked, of, confidence, attempt: 'typed' }),
    )
    expect(suggested).toEqual(grades)
  })

  it('grades "I don\'t know" Again, whatever looks familiar afterwards', () => {
    fc.assert(
      fc.property(scores, fc.constantFrom(...confidenceOrder), (score, confidence) => {
        expect(suggestGrade({ ...score, confidence, attempt: 'unknown' })).toBe('again')
      }),
    )
  })

  it('never lowers the grade for one idea more', () => {
    fc.assert(
      fc.property(scores, attempts, ({ ticked, of }, attempt) => {
        const fewer = suggestGrade({ ticked: Math.max(0, ticked - 1), of, ...attempt })
        expect(rank(suggestGrade({ ticked, of, ...attempt }))).toBeGreaterThanOrEqual(rank(fewer))
      }),
    )
  })

  it('never lowers the grade for more confidence', () => {
    fc.assert(
      fc.property(scores, fc.integer({ min: 1, max: 3 }), (score, step) => {
        const [less, more] = [step - 1, step].map((n) =>
          suggestGrade({ ...score, confidence: confidenceOrder[n]!, attempt: 'said' }),
        )
        expect(rank(more!)).toBeGreaterThanOrEqual(rank(less!))
      }),
    )
  })

  it('is a pass exactly when at least half was recalled', () => {
    fc.assert(
      fc.property(scores, attempts, (score, attempt) => {
        const passed = suggestGrade({ ...score, ...attempt }) !== 'again'
        expect(passed).toBe(score.ticked / score.of >= 0.5)
      }),
    )
  })
})

const scores = fc
  .integer({ min: 1, max: 7 })
  .chain((of) => fc.record({ ticked: fc.integer({ min: 0, max: of }), of: fc.constant(of) }))

const attempts = fc.record({
  confidence: fc.constantFrom<Confidence>(...confidenceOrder),
  attempt: fc.constantFrom('typed' as const, 'said' as const),
})
