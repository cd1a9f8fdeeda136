import { sum } from './belief'
import type { Belief } from './matrix'

/** A belief in whole percent, as sliders hold it: each at least 1, together 100. */
export type Shares = readonly number[]

const WHOLE = 100
/** Nothing is ruled out: the logarithm of a truth held for impossible is minus infinity. */
export const LEAST = 1

export const mostFor = (count: number) => WHOLE - LEAST * (count - 1)

/** Whether sliders could stand like this. */
export const isShares = (shares: Shares) =>
  sum(shares) === WHOLE && shares.every((share) => share >= LEAST)

export const beliefIn = (shares: Shares): Belief => shares.map((share) => share / WHOLE)

export const sharesOf = (belief: Belief): Shares =>
  fitted(
    belief.map((probability) => probability * WHOLE),
    WHOLE,
  )

/** One slider moves; the others make room in proportion to what they hold. */
export function withShare(shares: Shares, place: number, wanted: number): Shares {
  const share = Math.min(mostFor(shares.length), Math.max(LEAST, Math.round(wanted)))
  const others = shares.filter((_, other) => other !== place)
  return fitted(others, WHOLE - share).toSpliced(place, 0, share)
}

/**
 * Whole numbers of this total, as near to the wanted proportions as they come. Proportions are of
 * what lies above the least, so that a slider at its least stays there. What rounding down leaves
 * goes to the largest remainders.
 */
function fitted(wanted: readonly number[], total: number): Shares {
  const free = total - LEAST * wanted.length
  const above = wanted.map((share) => Math.max(0, share - LEAST))
  const all = sum(above)
  const exact = above.map((part) => (all > 0 ? (free * part) / all : free / wanted.length))
  const whole = exact.map((part) => Math.floor(part + 1e-9))
  const luckiest = exact
    .map((part, place) => ({ place, remainder: part - whole[place]! }))
    .toSorted((a, b) => b.remainder - a.remainder)
    .slice(0, free - sum(whole))
    .map(({ place }) => place)
  return whole.map((part, place) => LEAST + part + (luckiest.includes(place) ? 1 : 0))
}
