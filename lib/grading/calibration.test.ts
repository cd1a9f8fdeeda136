import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { brierScore, calibration, type Prediction } from './calibration'
import { confidenceOrder } from './confidence'

const meant = { guess: 0.25, unsure: 0.5, fairly: 0.75, certain: 0.95 }

const predictions: fc.Arbitrary<Prediction[]> = fc.array(
  fc.record({ confidence: fc.constantFrom(...confidenceOrder), recalled: fc.boolean() }),
  { minLength: 1, maxLength: 500 },
)

/** The definition, term by term. */
function naiveBrier(list: readonly Prediction[]): number {
  let sum = 0
  for (const { confidence, recalled } of list) sum += (meant[confidence] - Number(recalled)) ** 2
  return sum / list.length
}

describe('brierScore', () => {
  it('agrees with the definition', () => {
    fc.assert(
      fc.property(predictions, (list) => {
        expect(Math.abs(brierScore(list)! - naiveBrier(list))).toBeLessThan(1e-9)
      }),
    )
  })

  it.each<[string, readonly Prediction[], number | undefined]>([
    ['nothing was predicted', [], undefined],
    ['"50 %" was always said', [said('unsure', true), said('unsure', false)], 0.25],
    ['one was certain and wrong', [said('certain', false)], 0.9025],
    ['one was certain and right', [said('certain', true)], 0.0025],
  ])('when %s', (_, list, score) => {
    expect(brierScore(list)).toBe(score)
  })
})

describe('calibration', () => {
  it('counts every prediction once, under the confidence it was made with', () => {
    fc.assert(
      fc.property(predictions, (list) => {
        const expected = confidenceOrder.map((confidence) => {
          const outcomes = list.filter((p) => p.confidence === confidence).map((p) => p.recalled)
          return [confidence, outcomes.length, outcomes.filter(Boolean).length]
        })
        const points = calibration(list)
        expect(points.map((p) => [p.confidence, p.n, p.recalled])).toEqual(expected)
        expect(points.map((p) => p.percent)).toEqual([25, 50, 75, 95])
      }),
    )
  })
})

function said(confidence: Prediction['confidence'], recalled: boolean): Prediction {
  return { confidence, recalled }
}
