import type { ReviewState } from './review-state'

/** Before there are enough answers to know better. */
const USUAL_SECONDS = 120
const ENOUGH = 10
/** To compare with the answer and grade, which no clock of ours measures. */
export const GRADING_SECONDS = 30

/** Seconds one item takes: the median of the latest grades up to the reveal, and the grading. */
export function secondsPerItem({ spentMs }: Pick<ReviewState, 'spentMs'>): number {
  if (spentMs.length < ENOUGH) return USUAL_SECONDS
  const sorted = spentMs.toSorted((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)]! / 1_000 + GRADING_SECONDS
}
