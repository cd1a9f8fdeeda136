import { sum } from './belief'
import type { Matrix, Source } from './matrix'

/** Two causes that the evidence leaves together, and the look that comes nearest to parting them. */
export interface Inseparable {
  readonly pair: readonly [string, string]
  /** What a reader of everything is expected to give the truth, of even odds between the two. */
  readonly reached: number
  /** What it should reach. */
  readonly parted: number
  readonly nearest: string
}

/** Between two causes, a reader of all the evidence should be as sure as this. */
const PARTED = 0.85

/** The pairs of causes that all the looks together cannot tell apart. */
export function inseparablePairs({ causes, sources }: Matrix): readonly Inseparable[] {
  return pairsOf(causes.length)
    .map(([a, b]) => ({
      pair: [causes[a]!, causes[b]!] as const,
      reached: parting(sources, a, b),
      parted: PARTED,
      nearest: nearestLook(sources, a, b),
    }))
    .filter(({ reached }) => reached < PARTED)
}

function pairsOf(count: number): readonly (readonly [number, number])[] {
  return Array.from({ length: count }, (_, b) =>
    Array.from({ length: b }, (_, a) => [a, b] as const),
  ).flat()
}

/** Σ P(x | a)² / (P(x | a) + P(x | b)) over all ways x in which the sources can read, both ways round. */
function parting(sources: readonly Source[], a: number, b: number): number {
  const ways = sources.reduce(
    (before, { readings }) =>
      before.flatMap(([pa, pb]) =>
        readings.map(({ odds }) => [pa * (odds[a] ?? 0), pb * (odds[b] ?? 0)] as const),
      ),
    [[1, 1] as readonly [number, number]],
  )
  return sum(ways.map(([pa, pb]) => (pa * pa + pb * pb) / (2 * (pa + pb))))
}

function nearestLook(sources: readonly Source[], a: number, b: number): string {
  const [best] = sources.toSorted((x, y) => parting([y], a, b) - parting([x], a, b))
  return best?.key ?? ''
}
