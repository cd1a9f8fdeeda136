import { describe, expect, it } from 'vitest'

import type { Matrix } from './matrix'
import { inseparablePairs } from './separation'

const source = (key: string, odds: readonly number[]) => ({
  key,
  minutes: 3,
  readings: [
    { key: 'yes', odds },
    { key: 'no', odds: odds.map((p) => 1 - p) },
  ],
})

/** Looks that tell a from the others, and hardly b from c. */
const matrix: Matrix = {
  causes: ['a', 'b', 'c'],
  priors: [0.4, 0.3, 0.3],
  sources: [source('one', [0.95, 0.1, 0.1]), source('two', [0.95, 0.2, 0.3])],
}

describe('evidence that leaves two causes together', () => {
  it('is named with the pair and the look that comes nearest', () => {
    const [pair, ...others] = inseparablePairs(matrix)
    expect(others).toEqual([])
    expect(pair).toMatchObject({ pair: ['b', 'c'], nearest: 'two' })
    // The first look says nothing of b and c; the second (0.2² + 0.3²) / 2·0.5 + (0.8² + 0.7²) / 2·1.5.
    expect(pair!.reached).toBeCloseTo(0.13 / 1 + 1.13 / 3, 12)
  })

  it('is enough with a look that parts them', () => {
    const more = { ...matrix, sources: [...matrix.sources, source('three', [0.5, 0.95, 0.05])] }
    expect(inseparablePairs(more)).toEqual([])
  })
})
