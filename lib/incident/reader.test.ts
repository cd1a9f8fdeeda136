import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { after, afterAll, chanceOf, entropy } from './belief'
import { drawCase, isSeed, SEEDS, seedWith, shuffled } from './draw'
import { expectedEntropy, expectedGain, expectedPosterior, informationIn } from './information'
import type { Matrix, Reading } from './matrix'
import { matrices } from './matrix.arbitrary'

const total = (parts: readonly number[]) => parts.reduce((sum, part) => sum + part, 0)

/** A test for an illness: 1 in 10 has it, 8 of 10 ill and 1 of 10 healthy are found positive. */
const positive: Reading = { key: 'positive', odds: [0.8, 0.1] }
const negative: Reading = { key: 'negative', odds: [0.2, 0.9] }
const screening: Matrix = {
  causes: ['ill', 'healthy'],
  priors: [0.1, 0.9],
  sources: [{ key: 'test', minutes: 4, readings: [positive, negative] }],
}
const [test] = screening.sources as [Matrix['sources'][number]]

/** Every way in which all sources can read, the slow way: P(way and cause), by cause. */
function ways({ priors, sources }: Matrix): readonly (readonly number[])[] {
  let rows: (readonly number[])[] = [priors]
  for (const { readings } of sources) {
    rows = rows.flatMap((row) => readings.map(({ odds }) => row.map((p, c) => p * odds[c]!)))
  }
  return rows
}

describe('a Bayesian reader', () => {
  it('does the sums of a textbook', () => {
    // 0.1 · 0.8 = 0.08 of the positive, 0.9 · 0.1 = 0.09 of them healthy.
    expect(chanceOf(positive, screening.priors)).toBeCloseTo(0.17, 12)
    expect(after(screening.priors, positive)[0]).toBeCloseTo(0.08 / 0.17, 12)
    expect(after(screening.priors, negative)[0]).toBeCloseTo(0.02 / 0.83, 12)
    expect(entropy([0.5, 0.25, 0.25])).toBeCloseTo(1.5, 12)
    expect(entropy([1, 0])).toBe(0)
  })

  it('holds probabilities that add up to 1, whatever is read in whatever order', () => {
    fc.assert(
      fc.property(matrices, fc.nat({ max: SEEDS - 1 }), (matrix, seed) => {
        const { readings } = drawCase(matrix, seed)
        const belief = afterAll(matrix.priors, readings)
        expect(Math.abs(total(belief) - 1)).toBeLessThan(1e-9)
        const backwards = afterAll(matrix.priors, readings.toReversed())
        belief.forEach((p, cause) => expect(backwards[cause]).toBeCloseTo(p, 9))
      }),
    )
  })

  it('beats chance and the priors by its expected logarithmic score', () => {
    fc.assert(
      fc.property(matrices, (matrix) => {
        const score = total(
          ways(matrix).flatMap((row) => row.map((p) => p * Math.log2(p / total(row)))),
        )
        const ofPriors = total(matrix.priors.map((p) => p * Math.log2(p)))
        expect(score).toBeGreaterThanOrEqual(ofPriors - 1e-9)
        expect(score).toBeGreaterThanOrEqual(-Math.log2(matrix.causes.length) - 1e-9)
        // What is expected to be left is what the score lacks: two ways to one number.
        expect(expectedEntropy(matrix.priors, matrix.sources)).toBeCloseTo(-score, 9)
        expect(informationIn(matrix, matrix.sources)).toBeCloseTo(score - ofPriors, 9)
      }),
    )
  })
})

describe('a look', () => {
  it('is worth what it is expected to take from the uncertainty', () => {
    const bits = (p: number) => -p * Math.log2(p) - (1 - p) * Math.log2(1 - p)
    const left = 0.17 * bits(0.08 / 0.17) + 0.83 * bits(0.02 / 0.83)
    expect(expectedGain(screening.priors, test)).toBeCloseTo(bits(0.1) - left, 12)
  })

  it('is expected to lift the truth as far as both of its readings do', () => {
    const expected = 0.8 * (0.08 / 0.17) + 0.2 * (0.02 / 0.83)
    expect(expectedPosterior(screening.priors, test, 0)).toBeCloseTo(expected, 12)
  })

  it('never costs information, and is worth nothing when its readings say nothing', () => {
    fc.assert(
      fc.property(matrices, ({ priors, sources }) => {
        for (const source of sources) expect(expectedGain(priors, source)).toBeGreaterThanOrEqual(0)
      }),
    )
    const mute = { ...test, readings: [0.3, 0.7].map((p) => ({ key: `${p}`, odds: [p, p] })) }
    expect(expectedGain(screening.priors, mute)).toBeCloseTo(0, 12)
  })
})

describe('a case', () => {
  it('is the same for the same seed', () => {
    fc.assert(
      fc.property(matrices, fc.nat({ max: SEEDS - 1 }), (matrix, seed) => {
        expect(drawCase(matrix, seed)).toEqual(drawCase(matrix, seed))
      }),
    )
  })

  it('shows as before what other sources show when one is added or moved', () => {
    fc.assert(
      fc.property(matrices, fc.nat({ max: SEEDS - 1 }), (matrix, seed) => {
        const moved = { ...matrix, sources: matrix.sources.toReversed() }
        const fewer = { ...matrix, sources: matrix.sources.slice(1) }
        const drawn = drawCase(matrix, seed)
        expect(drawCase(moved, seed).readings).toEqual(drawn.readings.toReversed())
        expect(drawCase(fewer, seed)).toEqual({ ...drawn, readings: drawn.readings.slice(1) })
      }),
    )
  })

  it('has causes as often as the priors say, and readings as often as the odds say', () => {
    const cases = Array.from({ length: SEEDS }, (_, seed) => drawCase(screening, seed))
    const ill = cases.filter(({ cause }) => cause === 0)
    const found = ill.filter(({ readings }) => readings[0]?.key === 'positive')
    // Three standard deviations: 3 · √(0.1 · 0.9 / 10,000) and 3 · √(0.8 · 0.2 / 1,000).
    expect(Math.abs(ill.length / SEEDS - 0.1)).toBeLessThan(0.009)
    expect(Math.abs(found.length / ill.length - 0.8)).toBeLessThan(0.038)
  })

  it('draws two sources apart from each other', () => {
    const twins = { ...screening, sources: [test, { ...test, key: 'twin' }] }
    const agreeing = Array.from({ length: SEEDS }, (_, seed) => drawCase(twins, seed, 0)).filter(
      ({ readings: [first, second] }) => first === second,
    )
    // 0.8² + 0.2² = 0.68, three standard deviations 0.014.
    expect(Math.abs(agreeing.length / SEEDS - 0.68)).toBeLessThan(0.014)
  })

  it('is planted by hand when a cause is named', () => {
    expect(drawCase(screening, 7, 1).cause).toBe(1)
    expect(drawCase(screening, 7, 0).cause).toBe(0)
  })

  it('is found by its cause, from any seed on', () => {
    const ill = (cause: number) => cause === 0
    const seed = seedWith(screening, SEEDS - 1, ill)!
    expect(drawCase(screening, seed).cause).toBe(0)
    expect(isSeed(seed)).toBe(true)
    expect(seedWith(screening, 3, () => false)).toBeUndefined()
  })

  it('shows a list in an order of its own, each place as often first', () => {
    const orders = Array.from({ length: 6_000 }, (_, seed) => shuffled(3, seed))
    expect(orders.every((order) => order.toSorted().join() === '0,1,2')).toBe(true)
    for (const place of [0, 1, 2]) {
      // Three standard deviations: 3 · √(6,000 · 1/3 · 2/3).
      const first = orders.filter(([one]) => one === place).length
      expect(Math.abs(first - 2_000)).toBeLessThan(110)
    }
    expect(shuffled(5, 7)).toEqual(shuffled(5, 7))
  })

  it.each([
    [0, true],
    [SEEDS - 1, true],
    [SEEDS, false],
    [-1, false],
    [1.5, false],
    [NaN, false],
  ])('has a seed such as %s: %s', (seed, is) => {
    expect(isSeed(seed)).toBe(is)
  })
})
