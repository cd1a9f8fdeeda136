import fc from 'fast-check'

import type { Belief, Matrix } from './matrix'

const shares = (weights: readonly number[]): Belief => {
  const total = weights.reduce((all, weight) => all + weight, 0)
  return weights.map((weight) => weight / total)
}

/** Probabilities that add up to 1, none of them 0. */
export const beliefOf = (count: number): fc.Arbitrary<Belief> =>
  fc.array(fc.integer({ min: 1, max: 40 }), { minLength: count, maxLength: count }).map(shares)

const sourceOf = (causes: number) =>
  fc
    .record({
      minutes: fc.integer({ min: 1, max: 8 }),
      // By cause, then by reading.
      columns: fc
        .integer({ min: 2, max: 3 })
        .chain((readings) =>
          fc.array(beliefOf(readings), { minLength: causes, maxLength: causes }),
        ),
    })
    .map(({ minutes, columns }) => ({
      minutes,
      readings: columns[0]!.map((_, reading) => ({
        key: `reading-${reading}`,
        odds: columns.map((column) => column[reading]!),
      })),
    }))

/** Three or four causes and as many as five sources, with any odds. */
export const matrices: fc.Arbitrary<Matrix> = fc.integer({ min: 3, max: 4 }).chain((causes) =>
  fc
    .record({
      priors: beliefOf(causes),
      sources: fc.array(sourceOf(causes), { minLength: 1, maxLength: 5 }),
    })
    .map(({ priors, sources }) => ({
      causes: priors.map((_, cause) => `cause-${cause}`),
      priors,
      sources: sources.map((source, place) => ({ ...source, key: `source-${place}` })),
    })),
)
