import type { CircuitBreakerEvent } from '@/lib/engines/circuit-breaker/event'
import {
  hopOf,
  type CircuitBreakerScenario,
  type Hop,
} from '@/lib/engines/circuit-breaker/scenario'
import { countBy } from '@/lib/engines/trace'

import { onceARun } from '../once-a-run'
import type { BreakerRun } from './reading'

/** Where protections stand: in a lane, at a tier, towards one target. */
export interface Guarded {
  readonly lane: number
  readonly tier: number
  /** Only the last tier keeps its dependencies apart. */
  readonly target: number
  readonly hop: Hop
}

export function guardsOf(scenario: CircuitBreakerScenario): readonly Guarded[] {
  const { lanes, services, dependencies } = scenario
  return lanes.flatMap((own, lane) =>
    Array.from({ length: services.length + 1 }, (_, tier) => ({
      tier,
      hop: hopOf(own, tier),
    })).flatMap(({ tier, hop }) =>
      Array.from({ length: tier === services.length ? dependencies.length : 1 }, (_, target) => ({
        lane,
        tier,
        target,
        hop,
      })),
    ),
  )
}

type Place = Omit<Guarded, 'hop'>

export const keyOf = ({ lane, tier, target }: Place) => `${lane} ${tier} ${target}`

/** Before the last tier one guard stands before all dependencies. */
export function placeOf(
  { services }: CircuitBreakerScenario,
  { lane, tier, dependency }: CircuitBreakerEvent,
): Place {
  return { lane, tier, target: tier === services.length ? dependency : 0 }
}

/** Which protections an event tells of. */
export function guardOf(scenario: CircuitBreakerScenario, event: CircuitBreakerEvent): Guarded {
  const place = placeOf(scenario, event)
  return { ...place, hop: hopOf(scenario.lanes[place.lane]!, place.tier) }
}

const eventsByPlace = onceARun(({ scenario, trace }: BreakerRun) => {
  const places = new Map<string, CircuitBreakerEvent[]>()
  for (const event of trace.events) {
    const key = keyOf(placeOf(scenario, event))
    const events = places.get(key)
    if (events) events.push(event)
    else places.set(key, [event])
  }
  return places
})

/** What has happened at this place so far, in time order. */
export function eventsAt(
  run: BreakerRun,
  place: Place,
  atMs: number,
): readonly CircuitBreakerEvent[] {
  const events = eventsByPlace(run).get(keyOf(place)) ?? []
  return events.slice(0, countBy(events, atMs))
}

/** The name of its lane, and as much more as it takes to tell a place from the others. */
export function placeName(
  lanes: readonly string[],
  place: Place,
  others: readonly Place[],
): string {
  const { lane, tier, target } = place
  const ofLane = others.filter((other) => other.lane === lane)
  const ofTier = ofLane.filter((other) => other.tier === tier)
  return [
    lanes[lane]!,
    ofLane.length > ofTier.length ? tierName(tier) : '',
    ofTier.length > 1 ? `dependency ${target + 1}` : '',
  ]
    .filter(Boolean)
    .join(', ')
}

export const tierName = (tier: number) => (tier === 0 ? 'callers' : `service ${tier}`)
