import type { Standing } from '@/lib/progress/undo'

/** Before there are enough answers to know better. */
const USUAL_SECONDS = 120
const ENOUGH = 10
const LATEST = 100
/** To compare with the answer and grade, which no clock of ours measures. */
export const GRADING_SECONDS = 30

/** Seconds one item takes: the median of the latest hundred up to the reveal, and the grading. */
export function secondsPerItem(events: readonly Standing[]): number {
  const spent = events.flatMap((event) => (event.kind === 'graded' ? [event.spentMs] : []))
  if (spent.length < ENOUGH) return USUAL_SECONDS
  const sorted = spent.slice(-LATEST).toSorted((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)]! / 1_000 + GRADING_SECONDS
}
