import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { bestOrder, doubt } from './best-order'
import type { Matrix, Source } from './matrix'
import { matrices } from './matrix.arbitrary'

const bits = (parts: readonly number[]) => {
  const total = parts.reduce((sum, part) => sum + part, 0)
  return -parts.reduce((sum, p) => sum + (p > 0 ? p * Math.log2(p / total) : 0), 0)
}

/** Uncertainty times minutes of an order, from joint probabilities and nothing of ours. */
function doubtByHand({ priors }: Matrix, order: readonly Source[]): number {
  let rows: (readonly number[])[] = [priors]
  let sum = 0
  for (const { minutes, readings } of order) {
    sum += minutes * rows.reduce((all, row) => all + bits(row), 0)
    rows = rows.flatMap((row) => readings.map(({ odds }) => row.map((p, c) => p * odds[c]!)))
  }
  return sum
}

const orders = (sources: readonly Source[]): readonly (readonly Source[])[] =>
  sources.length === 0
    ? [[]]
    : sources.flatMap((first) =>
        orders(sources.filter((source) => source !== first)).map((rest) => [first, ...rest]),
      )

describe('the best order of looks', () => {
  it('has the least doubt of all orders, and never more than the listed one', () => {
    fc.assert(
      fc.property(matrices, (matrix) => {
        const best = bestOrder(matrix)
        expect(new Set(best)).toEqual(new Set(matrix.sources))
        expect(best).toHaveLength(matrix.sources.length)
        const reached = doubtByHand(matrix, best)
        expect(doubt(matrix, best)).toBeCloseTo(reached, 9)
        const least = Math.min(...orders(matrix.sources).map((order) => doubtByHand(matrix, order)))
        expect(reached).toBeCloseTo(least, 9)
        expect(reached).toBeLessThanOrEqual(doubtByHand(matrix, matrix.sources) + 1e-9)
      }),
      { numRuns: 60 },
    )
  })

  it('takes a cheap look before a dear one that says as much', () => {
    const readings = [
      { key: 'a', odds: [0.8, 0.2] },
      { key: 'b', odds: [0.2, 0.8] },
    ]
    const sources = [
      { key: 'dear', minutes: 9, readings },
      { key: 'cheap', minutes: 1, readings },
    ]
    const order = bestOrder({ causes: ['x', 'y'], priors: [0.5, 0.5], sources })
    expect(order.map(({ key }) => key)).toEqual(['cheap', 'dear'])
  })
})
