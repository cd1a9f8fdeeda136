import type { CircuitBreakerEvent } from '@/lib/engines/circuit-breaker/event'
import {
  hopOf,
  type CircuitBreakerScenario,
  type Hop,
} from '@/lib/engines/circuit-breaker/scenario'

import { countBy } from '../last-event'
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

const keyOf = ({ lane, tier, target }: Place) => `${lane} ${tier} ${target}`

/** Which protections an event tells of. */
function placeOf(
  { services }: CircuitBreakerScenario,
  { lane, tier, dependency }: CircuitBreakerEvent,
): Place {
  return { lane, tier, target: tier === services.length ? dependency : 0 }
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
export function placeNames(lanes: readonly string[], places: readonly Place[]): readonly string[] {
  return places.map(({ lane, tier, target }) => {
    const ofLane = places.filter((other) => other.lane === lane)
    const tiers = ofLane.some((other) => other.tier !== tier) ? `, ${tierName(tier)}` : ''
    const targets = ofLane.some((other) => other.tier === tier && other.target !== target)
      ? `, dependency ${target + 1}`
      : ''
    return `${lanes[lane]!}${tiers}${targets}`
  })
}

export const tierName = (tier: number) => (tier === 0 ? 'callers' : `service ${tier}`)
