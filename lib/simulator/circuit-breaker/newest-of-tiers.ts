import type { CircuitBreakerEvent } from '@/lib/engines/circuit-breaker/event'
import { countBy } from '@/lib/engines/trace'

import type { BreakerRun } from './reading'

/** The event that tells of each tier last, by lane: what it left behind still holds. */
export function newestOfTiers(
  { scenario, trace: { events } }: BreakerRun,
  atMs: number,
): readonly (readonly (CircuitBreakerEvent | undefined)[])[] {
  const tiers = scenario.services.length + 1
  const newest = scenario.lanes.map(() => new Array<CircuitBreakerEvent | undefined>(tiers))
  let missing = scenario.lanes.length * tiers
  for (let n = countBy(events, atMs) - 1; n >= 0 && missing > 0; n -= 1) {
    const event = events[n]!
    const lane = newest[event.lane]!
    if (lane[event.tier]) continue
    lane[event.tier] = event
    missing -= 1
  }
  return newest
}
