import { createRandom } from '@/lib/engines/random'

import type { Matrix, Reading, Source } from './matrix'

/** One way in which the incident can have happened. */
export interface Case {
  readonly seed: number
  /** The place of the planted cause. */
  readonly cause: number
  /** What each source shows, in the order of the sources. */
  readonly readings: readonly Reading[]
}

/** Seeds are small, so that a link can be read aloud. */
export const SEEDS = 10_000

export const isSeed = (seed: number) => Number.isInteger(seed) && seed >= 0 && seed < SEEDS

/**
 * A case by its seed: the cause by the priors, then of each source one reading by what it shows
 * under that cause. Every source draws from a stream of its own name, so that a source added
 * later leaves what the others show as it was.
 */
export function drawCase(matrix: Matrix, seed: number, planted?: number): Case {
  const cause = planted ?? pick(matrix.priors, createRandom(seed)())
  const readings = matrix.sources.map((source) => draw(source, cause, seed))
  return { seed, cause, readings }
}

function draw({ key, readings }: Source, cause: number, seed: number): Reading {
  const odds = readings.map((reading) => reading.odds[cause] ?? 0)
  return readings[pick(odds, createRandom(seed, streamOf(key))())]!
}

/** Where a number in [0, 1) falls when the weights lie end to end. */
function pick(weights: readonly number[], at: number): number {
  let end = 0
  const place = weights.findIndex((weight) => at < (end += weight))
  // Weights that add up to 1 but for rounding may end just below it.
  return place === -1 ? weights.length - 1 : place
}

/** FNV-1a, and never 0: that stream draws the cause. */
function streamOf(name: string): number {
  let hash = 0x811c9dc5
  for (const character of name) {
    hash = Math.imul(hash ^ character.charCodeAt(0), 0x01000193) >>> 0
  }
  return hash || 1
}

/** The first seed from here on that plants a cause as wished. */
export function seedWith(
  matrix: Matrix,
  from: number,
  wished: (cause: number) => boolean,
): number | undefined {
  for (let step = 0; step < SEEDS; step += 1) {
    const seed = (from + step) % SEEDS
    if (wished(drawCase(matrix, seed).cause)) return seed
  }
  return undefined
}

/** Places in an order of this case, for a list whose own order would tell. */
export function shuffled(count: number, seed: number): readonly number[] {
  const random = createRandom(seed, streamOf('order'))
  return Array.from({ length: count }, (_, place) => ({ place, at: random() }))
    .toSorted((a, b) => a.at - b.at)
    .map(({ place }) => place)
}
