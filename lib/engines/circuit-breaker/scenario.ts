/** What a run is made of: callers, services in a row, dependencies, and lanes of protections. */
import * as z from 'zod/mini'

import { throttleSchema } from '../adaptive-throttling'
import { arrivalsSchema, mostArrivals } from '../arrivals'
import { durationSchema, MOST_EVENTS, seedSchema, whole } from '../bounds'
import { retryBudgetSchema } from '../retry-budget'
import { attemptBudget, backoffSchema } from '../webhooks/backoff'
import { bulkheadSchema } from './bulkhead'
import { dependencySchema } from './dependency'
import { breakerPolicySchema } from './policy'

const LANES_MOST = 7
const SERVICES_MOST = 4
const DEPENDENCIES_MOST = 8
const ATTEMPTS_MOST = 10
const THREADS_MOST = 1_000
const NAME_MOST = 40

/** Each request holds a thread from the first work on it to its answer. */
const serviceSchema = z.strictObject({
  threads: whole(1, THREADS_MOST),
  /** Requests that may wait for a thread; the rest is turned away. */
  queue: z._default(whole(0, THREADS_MOST), 0),
  workMs: z._default(whole(0, 60_000), 0),
})

/** One tier's protections, outermost first: retry, throttle, breaker, bulkhead, time-out. */
const hopSchema = z
  .strictObject({
    retry: z.optional(backoffSchema),
    retryBudget: z.optional(retryBudgetSchema),
    throttle: z.optional(throttleSchema),
    breaker: z.optional(breakerPolicySchema),
    bulkhead: z.optional(bulkheadSchema),
    timeoutMs: z.optional(whole(1, 3_600_000)),
  })
  .check(
    z.refine(({ retry }) => !retry || attemptBudget(retry) <= ATTEMPTS_MOST, {
      error: `must be at most ${ATTEMPTS_MOST}`,
      path: ['retry', 'maxAttempts'],
    }),
  )

const laneSchema = z.strictObject({
  name: z._default(z.string().check(z.maxLength(NAME_MOST)), ''),
  /** From the callers inwards; the last one holds for the tiers that follow. */
  hops: z
    .array(hopSchema)
    // Without one there are no events to count, so the count must not be tried.
    .check(z.minLength(1, { abort: true }), z.maxLength(SERVICES_MOST + 1)),
})

export const scenarioSchema = z
  .strictObject({
    seed: seedSchema,
    durationMs: durationSchema,
    arrivals: arrivalsSchema,
    /** From the callers inwards; without any, the callers call the dependencies themselves. */
    services: z._default(z.array(serviceSchema).check(z.maxLength(SERVICES_MOST)), []),
    /** The last tier calls them in turn, one per request. */
    dependencies: z.array(dependencySchema).check(z.minLength(1), z.maxLength(DEPENDENCIES_MOST)),
    lanes: z.array(laneSchema).check(z.minLength(1), z.maxLength(LANES_MOST)),
  })
  .check(
    z.refine((scenario) => mostEvents(scenario) <= MOST_EVENTS, {
      error: `would emit more than ${MOST_EVENTS} events: shorten the run, or lower its rate or retries`,
      path: ['durationMs'],
    }),
  )

export type CircuitBreakerScenario = z.infer<typeof scenarioSchema>
export type Hop = z.infer<typeof hopSchema>
type Lane = z.infer<typeof laneSchema>

export function hopOf({ hops }: Lane, tier: number): Hop {
  return hops[Math.min(tier, hops.length - 1)]!
}

/** Every request takes every attempt of every tier, and each of them does all it can. */
export function mostEvents({
  arrivals,
  durationMs,
  services,
  lanes,
}: Pick<CircuitBreakerScenario, 'arrivals' | 'durationMs' | 'services' | 'lanes'>): number {
  const perRequest = lanes.reduce((sum, lane) => sum + mostEventsOf(lane, services.length), 0)
  return mostArrivals(arrivals, durationMs) * perRequest
}

function mostEventsOf(lane: Lane, services: number): number {
  let visits = 1
  let events = 0
  for (let tier = 0; tier <= services; tier += 1) {
    const hop = hopOf(lane, tier)
    const attempts = hop.retry ? attemptBudget(hop.retry) : 1
    // It comes, perhaps waits, and is answered; each attempt is called, ends, and is retried.
    events += visits * ((tier === 0 ? 2 : 3) + attempts * mostEventsOfAttempt(hop))
    visits *= attempts
  }
  return events
}

function mostEventsOfAttempt({ retry, breaker, bulkhead }: Hop): number {
  return 2 + (retry ? 1 : 0) + (breaker ? 2 : 0) + (bulkhead ? 1 : 0)
}
