/** What a delivery run is made of: a sender, its endpoints, and what consumers do with what comes. */
import * as z from 'zod/mini'

import { mostArrivals } from '../arrivals'
import {
  durationSchema,
  LONGEST_RUN_MS,
  MOST_EVENTS,
  seedSchema,
  timeSchema,
  whole,
} from '../bounds'
import { breakerPolicySchema } from '../circuit-breaker/breaker'
import { rotationSchema, verifySchema } from './authenticity'
import { attemptBudget, backoffSchema, type Backoff } from './backoff'
import { endpointSchema, type EndpointPolicy } from './endpoint'
import { dedupeSchema, orderingSchema } from './inbox'
import { classify, responsePolicySchema } from './response'

const TIMEOUT_MS_MOST = 120_000
const ENDPOINTS_MOST = 20
const WORKERS_MOST = 10_000
const REPLAYS_MOST = 20
const REPLAYED_MOST = 1_000
const DAY_MS = 86_400_000

const senderSchema = z.strictObject({
  /** Standard Webhooks recommends 15 to 30 s; Svix waits 15 s, GitHub 10 s. */
  timeoutMs: z._default(whole(1, TIMEOUT_MS_MOST), 15_000),
  backoff: backoffSchema.check(
    z.refine((backoff: Backoff) => attemptBudget(backoff) < Infinity, {
      path: ['maxAttempts'],
      error: 'is needed: a sender must give up some day',
    }),
  ),
  responses: z._default(responsePolicySchema, 'standard-webhooks'),
  /** One pool of so many workers for all endpoints; without it each endpoint has its own. */
  workers: z.optional(whole(1, WORKERS_MOST)),
  throttleMs: z._default(whole(1, DAY_MS), 1_000),
  breaker: z.optional(breakerPolicySchema),
  disableAfterMs: z.optional(whole(1, LONGEST_RUN_MS)),
})

const consumerSchema = z.strictObject({
  dedupe: z._default(dedupeSchema, { kind: 'none' }),
  ordering: z._default(orderingSchema, 'none'),
  verify: z._default(verifySchema, { kind: 'nothing' }),
  /** How far its clock is ahead of the sender's. */
  clockSkewMs: z._default(whole(-DAY_MS, DAY_MS), 0),
})

/** Somebody who reads along: every n-th attempt is sent again, `afterMs` later. */
const attackSchema = z.strictObject({
  /** `replay`: the copy as it was. `old-secret`: signed anew with a leaked old secret. */
  kind: z.enum(['replay', 'old-secret']),
  everyNth: whole(1, MOST_EVENTS),
  afterMs: timeSchema,
})

const replaySchema = z.strictObject({
  atMs: timeSchema,
  endpoint: whole(0, ENDPOINTS_MOST - 1),
  /** Which dead letters; all of the endpoint without it. */
  events: z.optional(z.array(whole(0, MOST_EVENTS)).check(z.maxLength(REPLAYED_MOST))),
})

export const scenarioSchema = z
  .strictObject({
    seed: seedSchema,
    durationMs: durationSchema,
    sender: senderSchema,
    endpoints: z.array(endpointSchema).check(z.minLength(1), z.maxLength(ENDPOINTS_MOST)),
    consumer: z._default(consumerSchema, {
      dedupe: { kind: 'none' },
      ordering: 'none',
      verify: { kind: 'nothing' },
      clockSkewMs: 0,
    }),
    rotation: z.optional(rotationSchema),
    attack: z.optional(attackSchema),
    /** Manual replays of dead letters, each with a fresh budget. They enable the endpoint again. */
    replays: z._default(z.array(replaySchema).check(z.maxLength(REPLAYS_MOST)), []),
  })
  .check(
    z.refine(({ replays, endpoints }) => replays.every((r) => r.endpoint < endpoints.length), {
      path: ['replays'],
      error: 'name an endpoint that is not there',
    }),
    z.refine((scenario) => mostEvents(scenario) <= MOST_EVENTS, {
      path: ['durationMs'],
      error: `could emit more than ${MOST_EVENTS} events: shorten the run, or lower its rates or its attempts`,
    }),
  )

export type WebhookScenario = z.infer<typeof scenarioSchema>
export type Sender = z.infer<typeof senderSchema>
export type Consumer = z.infer<typeof consumerSchema>
export type Attack = z.infer<typeof attackSchema>
export type Replay = z.infer<typeof replaySchema>

interface Extent {
  readonly durationMs: number
  readonly sender: Sender
  readonly endpoints: readonly EndpointPolicy[]
  readonly attack?: Attack | undefined
  readonly replays: readonly Replay[]
}

/** Every attempt of every event fails, and every dead letter is replayed: nothing emits more. */
export function mostEvents({ durationMs, sender, endpoints, attack, replays }: Extent): number {
  const budget = attemptBudget(sender.backoff)
  return endpoints.reduce((sum, endpoint, index) => {
    const events = mostArrivals(endpoint.traffic, durationMs)
    const rounds = 1 + replays.filter((replay) => replay.endpoint === index).length
    const attempts = budget * (ofAttempt(sender, endpoint) + 1 / (attack?.everyNth ?? Infinity))
    // Besides its attempts a round is begun once, and an endpoint disabled and enabled.
    return sum + Math.ceil(events * rounds * (attempts + 1)) + 2 * rounds
  }, 0)
}

/** Attempt, settled, due again, received; and the endpoint changes its state and back. */
function ofAttempt({ responses, breaker }: Sender, endpoint: EndpointPolicy): number {
  const answers = [...endpoint.faults, ...endpoint.outages].map(({ answer }) => answer)
  const statuses = endpoint.limitPerSecond ? [...answers, 429] : answers
  const throttles = statuses.some(
    (status) => classify(status, { policy: responses }) === 'throttle',
  )
  return 4 + (throttles ? 2 : 0) + (breaker ? 3 : 0)
}
