import { createRandom } from '../random'
import { createBulkhead } from './bulkhead'
import { createGuard, type Guard } from './guard'
import { hopOf, type CircuitBreakerScenario, type Hop } from './scenario'

/** One tier of one lane: its threads, and the guards towards what it calls. */
export interface Tier {
  readonly hop: Hop
  readonly workMs: number
  readonly pool: Pool | null
  /** One for the next service, or one per dependency in the last tier. */
  readonly guards: readonly Guard[]
  /** For the jitter of this tier's retries. */
  readonly random: () => number
}

/** The threads of a service: a bulkhead whose slots are held until the answer. */
export interface Pool {
  readonly threads: number
  readonly waiting: number
  enter(visit: number): 'running' | 'queued' | 'rejected'
  leave(visit: number): readonly number[]
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
    const pool = service ? createPool(service.threads, service.queue) : null
    return { hop, workMs: service?.workMs ?? 0, pool, guards, random: createRandom(seed, stream) }
  })
}

function createPool(threads: number, queue: number): Pool {
  const bulkhead = createBulkhead<number>({ capacity: threads, queue })
  let slots = bulkhead.initial
  return {
    get threads() {
      return slots.running.length
    },
    get waiting() {
      return slots.queued.length
    },
    enter: (visit) => {
      const { state, outcome } = bulkhead.enter(slots, visit)
      slots = state
      return outcome
    },
    leave: (visit) => {
      const { state, promoted } = bulkhead.leave(slots, visit)
      slots = state
      return promoted
    },
  }
}
