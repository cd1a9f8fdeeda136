/** How much of each counted thing; the owner of the window says which place is which. */
export type Counts = readonly number[]

interface Bucket {
  readonly index: number
  readonly counts: Counts
}

/** Only buckets that were counted in are kept, oldest first; the newest remembers the latest time. */
export interface RollingState {
  readonly buckets: readonly Bucket[]
  readonly totals: Counts
}

export interface RollingCounts {
  readonly empty: RollingState
  add(state: RollingState, atMs: number, counts: Counts): RollingState
  totals(state: RollingState, atMs: number): Counts
}

/**
 * Sums over the newest `buckets` equal parts of `spanMs`, aligned to time 0: bucket k counts while
 * k > now − buckets, so an idle gap empties the window without anybody ticking it.
 */
export function createRollingCounts(spanMs: number, buckets: number, zero: Counts): RollingCounts {
  // One division of whole numbers is exact, whether or not the buckets are whole milliseconds.
  const indexAt = (state: RollingState, atMs: number) =>
    Math.max(Math.floor((atMs * buckets) / spanMs), state.buckets.at(-1)?.index ?? 0)

  return {
    empty: { buckets: [], totals: zero },
    totals: (state, atMs) => withoutUpTo(state, indexAt(state, atMs) - buckets).totals,
    add: (state, atMs, counts) => {
      const index = indexAt(state, atMs)
      return addTo(withoutUpTo(state, index - buckets), index, counts)
    },
  }
}

/** Drops the buckets up to and including `index`. */
function withoutUpTo(state: RollingState, index: number): RollingState {
  let totals = state.totals
  let expired = 0
  for (; expired < state.buckets.length; expired += 1) {
    const bucket = state.buckets[expired]!
    if (bucket.index > index) break
    totals = totals.map((total, place) => total - bucket.counts[place]!)
  }
  return expired === 0 ? state : { buckets: state.buckets.slice(expired), totals }
}

function addTo({ buckets, totals }: RollingState, index: number, counts: Counts): RollingState {
  const newest = buckets.at(-1)
  const grown = buckets.slice()
  if (newest?.index === index)
    grown[grown.length - 1] = { index, counts: sum(newest.counts, counts) }
  else grown.push({ index, counts })
  return { buckets: grown, totals: sum(totals, counts) }
}

function sum(a: Counts, b: Counts): Counts {
  return a.map((value, place) => value + b[place]!)
}
