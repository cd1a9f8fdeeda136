/** What a rate-limiting run is made of: who asks, when and how dearly, and which rules judge it. */
import * as z from 'zod/mini'

import { arrivalsSchema, mostArrivals } from '../arrivals'
import {
  durationSchema,
  LONGEST_RUN_MS,
  MOST_EVENTS,
  seedSchema,
  timeSchema,
  whole,
} from '../bounds'
import { clusterSchema } from './cluster'
import { policySchema } from './policy'

const LANES_MOST = 7
export const SOURCES_MOST = 8
const KEYS_MOST = 10_000
const ATTEMPTS_MOST = 1_000
export const INCIDENTS_MOST = 16

const attempts = whole(2, ATTEMPTS_MOST)

const sourceSchema = z.strictObject({
  arrivals: arrivalsSchema,
  cost: z._default(whole(0, 1_000_000), 1),
  /** The source asks for keys `firstKey` to `firstKey + keys − 1`. Sources may share keys. */
  firstKey: z._default(whole(0, KEYS_MOST - 1), 0),
  keys: z._default(whole(1, KEYS_MOST), 1),
  /** `zipf`: the n-th key is asked for 1/n as often as the first. */
  skew: z._default(z.enum(['even', 'zipf']), 'even'),
  fromMs: z._default(timeSchema, 0),
  untilMs: z.optional(timeSchema),
})

const laneSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('policy'), policy: policySchema }),
  z.strictObject({
    kind: z.literal('cluster'),
    cluster: clusterSchema,
    routing: z._default(z.enum(['round-robin', 'random', 'first-node']), 'round-robin'),
    /** Each store call on a request's way costs this much latency. */
    roundTripMs: z._default(whole(0, 60_000), 0),
  }),
])

const retrySchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('never') }),
  /** Waits what it was told. */
  z.strictObject({ kind: z.literal('after-wait'), attempts }),
  /** Ignores what it was told. */
  z.strictObject({ kind: z.literal('loop'), everyMs: whole(1, 3_600_000), attempts }),
])

const list = <Item extends z.ZodMiniType>(item: Item) =>
  z._default(z.array(item).check(z.maxLength(INCIDENTS_MOST)), [])

export const scenarioSchema = z
  .strictObject({
    seed: seedSchema,
    durationMs: durationSchema,
    sources: z.array(sourceSchema).check(z.minLength(1), z.maxLength(SOURCES_MOST)),
    lanes: z.array(laneSchema).check(z.minLength(1), z.maxLength(LANES_MOST)),
    retry: z._default(retrySchema, { kind: 'never' }),
    /** The window for "the most admitted in any …" */
    trailingMs: z._default(whole(1, LONGEST_RUN_MS), 1_000),
    /** From `atMs` on, the limiters' clock is `byMs` away from true time. */
    clockSteps: list(z.strictObject({ atMs: timeSchema, byMs: whole(-3_600_000, 3_600_000) })),
    storeOutages: list(z.strictObject({ fromMs: timeSchema, untilMs: timeSchema })),
  })
  .check(
    z.refine((scenario) => mostEvents(scenario) <= MOST_EVENTS, {
      path: ['durationMs'],
      error: `would emit more than ${MOST_EVENTS} events: shorten the run or lower its rates`,
    }),
  )

export type RateLimitScenario = z.infer<typeof scenarioSchema>
export type Source = z.infer<typeof sourceSchema>
export type Lane = z.infer<typeof laneSchema>
export type Retry = z.infer<typeof retrySchema>

interface Extent {
  readonly durationMs: number
  readonly sources: readonly Source[]
  readonly lanes: readonly Lane[]
  readonly retry: Retry
}

/** Every lane judges every request, and may refuse all its attempts. */
function mostEvents({ durationMs, sources, lanes, retry }: Extent): number {
  const requests = sources.reduce(
    (sum, source) => sum + mostArrivals(source.arrivals, spanOf(source, durationMs)),
    0,
  )
  return requests * lanes.length * (retry.kind === 'never' ? 1 : retry.attempts)
}

/** How long a source is active, counted from its `fromMs`. */
export function spanOf({ fromMs, untilMs = Infinity }: Source, durationMs: number): number {
  return Math.max(0, Math.min(untilMs, durationMs) - fromMs)
}
