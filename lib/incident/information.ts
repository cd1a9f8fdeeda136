import { after, chanceOf, entropy, sum } from './belief'
import type { Belief, Matrix, Source } from './matrix'

/** Bits that a look is expected to take from the uncertainty of somebody who believes this. */
export function expectedGain(belief: Belief, { readings }: Source): number {
  const left = readings.map(
    (reading) => chanceOf(reading, belief) * entropy(after(belief, reading)),
  )
  // Rounding may leave a look that says nothing a hair below zero.
  return Math.max(0, entropy(belief) - sum(left))
}

export const gainPerMinute = (belief: Belief, source: Source) =>
  expectedGain(belief, source) / source.minutes

/** What a reader can be expected to give the truth after one look, when this cause is the truth. */
export function expectedPosterior(belief: Belief, source: Source, truth: number): number {
  return sum(
    source.readings.map(
      (reading) => (reading.odds[truth] ?? 0) * (after(belief, reading)[truth] ?? 0),
    ),
  )
}

/** Bits of uncertainty that are expected to remain when all of these sources have been read. */
export function expectedEntropy(belief: Belief, sources: readonly Source[]): number {
  const [source, ...rest] = sources
  if (!source) return entropy(belief)
  return sum(
    source.readings.map(
      (reading) => chanceOf(reading, belief) * expectedEntropy(after(belief, reading), rest),
    ),
  )
}

/** Bits that these looks are expected to be worth together, whatever their order. */
export function informationIn(matrix: Matrix, sources: readonly Source[]): number {
  return Math.max(0, entropy(matrix.priors) - expectedEntropy(matrix.priors, sources))
}
