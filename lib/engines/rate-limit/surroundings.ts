/** What can go wrong around a limiter: its clock and its store. */

interface ClockStep {
  readonly atMs: number
  readonly byMs: number
}

interface Outage {
  readonly fromMs: number
  readonly untilMs: number
}

/** Turns true time into what the limiters' clock shows; the last step in force counts. */
export function clockOf(steps: readonly ClockStep[]): (atMs: number) => number {
  if (steps.length === 0) return (atMs) => atMs
  return (atMs) => {
    const step = steps.findLast((candidate) => candidate.atMs <= atMs)
    return Math.max(0, atMs + (step?.byMs ?? 0))
  }
}

export function storeOf(outages: readonly Outage[]): (atMs: number) => boolean {
  if (outages.length === 0) return () => true
  return (atMs) => !outages.some(({ fromMs, untilMs }) => fromMs <= atMs && atMs < untilMs)
}
