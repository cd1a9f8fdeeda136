import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { createRandom } from './random'

const seeds = fc.nat({ max: Number.MAX_SAFE_INTEGER })
const draw = (count: number, seed: number, stream?: number) =>
  Array.from({ length: count }, createRandom(seed, stream))

/** Pearson's χ² of draws sorted into equal cells; for 64 cells 5σ lies near 119. */
function chiSquare(draws: readonly number[], cells: number): number {
  const counts = new Array<number>(cells).fill(0)
  for (const u of draws) counts[Math.floor(u * cells)]! += 1
  const expected = draws.length / cells
  return counts.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0)
}

function correlation(a: readonly number[], b: readonly number[]): number {
  const n = a.length
  const covariance = a.reduce((sum, u, i) => sum + (u - 0.5) * (b[i]! - 0.5), 0) / n
  return covariance / (1 / 12)
}

describe('a stream', () => {
  it('stays in [0, 1) for any seed and repeats for the same one', () => {
    fc.assert(
      fc.property(seeds, fc.nat(), (seed, stream) => {
        const draws = draw(50, seed, stream)
        expect(draws.every((u) => u >= 0 && u < 1)).toBe(true)
        expect(draw(50, seed, stream)).toEqual(draws)
      }),
    )
  })

  it('fills [0, 1) evenly', () => {
    fc.assert(
      fc.property(seeds, fc.nat(), (seed, stream) => {
        expect(chiSquare(draw(6_400, seed, stream), 64)).toBeLessThan(135)
      }),
    )
  })
})

describe('neighbours', () => {
  const neighbours = [
    { name: 'seeds', first: (n: number) => createRandom(n)() },
    { name: 'streams', first: (n: number) => createRandom(7, n)() },
    { name: 'seeds beyond 32 bits', first: (n: number) => createRandom(n * 4_294_967_296)() },
  ]

  it.each(neighbours)('among $name have first draws that fill [0, 1) evenly', ({ first }) => {
    const firsts = Array.from({ length: 6_400 }, (_, n) => first(n))
    expect(chiSquare(firsts, 64)).toBeLessThan(119)
    expect(new Set(firsts).size).toBe(firsts.length)
  })

  it('do not run alike', () => {
    fc.assert(
      fc.property(fc.nat({ max: 1_000_000 }), fc.nat({ max: 1_000 }), (seed, stream) => {
        const base = draw(4_000, seed, stream)
        // 6σ of a correlation over 4,000 pairs.
        expect(Math.abs(correlation(base, draw(4_000, seed + 1, stream)))).toBeLessThan(0.095)
        expect(Math.abs(correlation(base, draw(4_000, seed, stream + 1)))).toBeLessThan(0.095)
      }),
    )
  })
})

it('another actor does not shift what the first one draws', () => {
  const alone = createRandom(5, 1)
  const expected = Array.from({ length: 10 }, alone)
  const first = createRandom(5, 1)
  const second = createRandom(5, 2)
  expect(
    Array.from({ length: 10 }, () => {
      second()
      return first()
    }),
  ).toEqual(expected)
})

it('still draws what an old link drew', () => {
  // From sfc32 as published, written in another language.
  const words = (seed: number, stream: number, count: number) =>
    draw(count, seed, stream).map((u) => u * 4_294_967_296)
  expect(words(1, 0, 4)).toEqual([2_719_816_156, 329_822_289, 138_300_035, 2_845_726_439])
  expect(words(1_099_511_627_781, 3, 2)).toEqual([2_069_468_516, 1_322_111_571])
})
