import { describe, expect, it } from 'vitest'

import { brierScore } from '@/lib/grading/calibration'
import { inOrder } from '@/lib/progress/order'
import { standing } from '@/lib/progress/undo'
import { diagnosedFact, eventId, predictedFact } from '@/lib/progress/fixtures'

import { predictionsIn, timeSpent, trueRetention } from './evidence'
import { answered, eventsAt, utc, type Dated } from './fixtures'

const facts = (...log: readonly Dated[]) => standing(inOrder(eventsAt(...log)))
const had = (ticked: number) => ({
  ideas: { ticked: Array.from({ length: ticked }, (_, n) => n), of: 4 },
})

describe('predictions', () => {
  const log: readonly Dated[] = [
    [0, answered('etags', { confidence: 'guess', ...had(0) })],
    [0, answered('hmac', { confidence: 'unsure', ...had(2) })],
    [0, answered('pkce', { confidence: 'fairly', ...had(1) })],
    [0, answered('cors', { confidence: 'certain', ...had(4) })],
    [0, answered('jwt', { attempt: 'unknown', confidence: 'guess', ...had(0) })],
    [1, predictedFact({ confidence: 'certain', right: false })],
    [1, diagnosedFact({ confidence: 'fairly', right: true })],
    [2, answered('typo', { confidence: 'guess', ...had(4) })],
    [2, { kind: 'undone', target: eventId(7) }],
  ]

  it('are all that was said before a reveal, but for "I don\'t know" and what was undone', () => {
    expect(predictionsIn(facts(...log))).toHaveLength(6)
  })

  it('score to the last digit what the definition gives', () => {
    // .25² + .5² + .75² + .05² + .95² + .25², over six
    const byHand = (0.0625 + 0.25 + 0.5625 + 0.0025 + 0.9025 + 0.0625) / 6
    expect(Math.abs(brierScore(predictionsIn(facts(...log)))! - byHand)).toBeLessThan(1e-9)
  })
})

describe('true retention', () => {
  it('counts what came back after half a day or more', () => {
    const again = answered('etags', { grade: 'again' })
    const log: Dated[] = [
      [0, again],
      [0.01, answered('etags')],
      [1, answered('etags')],
      [4, again],
      [4.01, again],
      [9, answered('etags', { grade: 'hard' })],
      [10, answered('etags', { grade: 'again', cram: true })],
    ]
    expect(trueRetention(facts(...log))).toEqual({ n: 3, recalled: 2 })
  })
})

describe('time spent', () => {
  it('is added up by day of the learner', () => {
    const log: Dated[] = [
      [0, answered('etags', { spentMs: 100 })],
      [0.75, answered('hmac', { spentMs: 20 })],
      [1, diagnosedFact({ spentMs: 3 })],
    ]
    const spent = timeSpent(facts(...log), { offset: utc, dayStartsAtHour: 4 })
    expect([...spent]).toEqual([
      ['2026-01-05', 120],
      ['2026-01-06', 3],
    ])
  })
})
