import { createRandom } from '../random'
import { createGuard, type Guard } from './guard'
import { hopOf, type CircuitBreakerScenario, type Hop } from './scenario'
import { createSlots, type Slots } from './slots'

/** One tier of one lane: its threads, and the guards towards what it calls. */
export interface Tier {
  readonly hop: Hop
  readonly workMs: number
  /** The threads of a service: slots that are held until the answer. */
  readonly pool: Slots | null
  /** One for the next service, or one per dependency in the last tier. */
  readonly guards: readonly Guard[]
  /** For the jitter of this tier's retries. */
  readonly random: () => number
}

/** Streams: 0 for the arrivals, then the tiers and guards, from here on the requests. */
export const FIRST_REQUEST_STREAM = 100_000
const STREAMS_PER_LANE = 1_000
const STREAMS_PER_TIER = 100

export function createTiers(scenario: CircuitBreakerScenario, lane: number): readonly Tier[] {
  const { seed, services, dependencies } = scenario
  return Array.from({ length: services.length + 1 }, (_, tier) => {
    const hop = hopOf(scenario.lanes[lane]!, tier)
    const service = services[tier - 1]
    const targets = tier === services.length ? dependencies.length : 1
    const stream = 1 + lane * STREAMS_PER_LANE + tier * STREAMS_PER_TIER
    const guards = Array.from({ length: targets }, (_, target) =>
      createGuard(hop, createRandom(seed, stream + 1 + target)),
    )
    const pool = service ? createSlots({ capacity: service.threads, queue: service.queue }) : null
    return { hop, workMs: service?.workMs ?? 0, pool, guards, random: createRandom(seed, stream) }
  })
}
