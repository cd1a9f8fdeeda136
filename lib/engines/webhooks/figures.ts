/** Figures of a whole run that are no fold: they need every value at hand. */
import type { WebhookEvent } from './event'

const SECOND_MS = 1_000

/** From creation to delivery, in the order of the deliveries. */
export function deliveryTimesMs(events: readonly WebhookEvent[], endpoint: number): number[] {
  return events.flatMap((event) =>
    event.kind === 'delivered' && event.endpoint === endpoint
      ? [event.atMs - event.createdAtMs]
      : [],
  )
}

/** Nearest rank: the smallest value that at least `percent` of all do not exceed. */
export function percentile(values: readonly number[], percent: number): number | undefined {
  const rank = Math.ceil((percent * values.length) / 100)
  return values.toSorted((a, b) => a - b)[Math.max(1, rank) - 1]
}

/** What an endpoint has to bear: attempts in each second of the run, from second 0 on. */
export function attemptsPerSecond(events: readonly WebhookEvent[], endpoint: number): number[] {
  const counts: number[] = []
  for (const event of events) {
    if (event.kind !== 'attempt' || event.endpoint !== endpoint) continue
    const second = Math.floor(event.atMs / SECOND_MS)
    while (counts.length <= second) counts.push(0)
    counts[second]! += 1
  }
  return counts
}
