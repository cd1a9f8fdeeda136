import type { CircuitBreakerEvent } from '@/lib/engines/circuit-breaker/event'
import type { CircuitBreakerScenario } from '@/lib/engines/circuit-breaker/scenario'

import { keyOf, placeOf } from './guards'

/** Events of one lane. */
type Events = readonly CircuitBreakerEvent[]

/** Calls refused because the probes were out. */
export const refusedWhileProbing = (events: Events): number =>
  events.filter(({ kind, guard }) => kind === 'short-circuited' && guard.breaker === 'half-open')
    .length

/** The longest time from a first probe to its verdict. */
export function longestProbing(scenario: CircuitBreakerScenario, events: Events): number {
  const begun = new Map<string, number>()
  let longestMs = 0
  for (const event of events) {
    const { kind, atMs } = event
    const place = keyOf(placeOf(scenario, event))
    if (kind === 'half-opened') begun.set(place, atMs)
    if (kind !== 'opened' && kind !== 'closed') continue
    longestMs = Math.max(longestMs, atMs - (begun.get(place) ?? atMs))
    begun.delete(place)
  }
  return longestMs
}

/** Results that came when the circuit was open. The one that opens it says so next. */
export const lateResults = (events: Events): number =>
  events.filter(
    ({ kind, guard }, n) =>
      RESULTS.has(kind) && guard.breaker === 'open' && events[n + 1]?.kind !== 'opened',
  ).length

const RESULTS: ReadonlySet<CircuitBreakerEvent['kind']> = new Set([
  'succeeded',
  'errored',
  'timed-out',
])
