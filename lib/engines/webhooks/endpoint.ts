/** How the consumer's side answers: outages, limits, faults, or the work done. */
import * as z from 'zod/mini'

import { arrivalsSchema } from '../arrivals'
import { LONGEST_RUN_MS, percentSchema, timeSchema, whole } from '../bounds'
import { HUNDRED_PERCENT, thousandths } from '../numeric'
import { latencySchema } from './latency'
import { statusSchema, type Status } from './response'

const SECOND_MS = 1_000
const LISTED_MOST = 20
const SUBJECTS_MOST = 1_000
const CONCURRENCY_MOST = 10_000
const RATE_MOST = 1_000_000

const retryAfterSeconds = z.optional(whole(0, LONGEST_RUN_MS / SECOND_MS))

const faultSchema = z.strictObject({
  percent: percentSchema,
  answer: statusSchema,
  retryAfterSeconds,
  /** The work was done and only the answer went wrong. */
  isProcessed: z._default(z.boolean(), false),
})

const outageSchema = z.strictObject({
  fromMs: timeSchema,
  /** The first moment after it. */
  untilMs: timeSchema,
  answer: z._default(statusSchema, 'connection-refused'),
  retryAfterSeconds,
})

export const endpointSchema = z.strictObject({
  traffic: arrivalsSchema,
  /** Events are about so many things, each with its own sequence of changes. */
  subjects: z._default(whole(1, SUBJECTS_MOST), 100),
  /** The most attempts in flight at one time. */
  concurrency: z._default(whole(1, CONCURRENCY_MOST), 10),
  latency: z._default(latencySchema, { kind: 'constant', ms: 100 }),
  faults: z._default(
    z.array(faultSchema).check(
      z.maxLength(LISTED_MOST),
      z.refine(
        (faults) =>
          faults.reduce((sum, { percent }) => sum + thousandths(percent), 0) <= HUNDRED_PERCENT,
        'are more than 100 percent',
      ),
    ),
    [],
  ),
  outages: z._default(z.array(outageSchema).check(z.maxLength(LISTED_MOST)), []),
  /** From then on it answers 410: nobody is there any more. */
  goneFromMs: z.optional(timeSchema),
  /** Answers 429 to what exceeds so many attempts within one second of the clock. */
  limitPerSecond: z.optional(whole(1, RATE_MOST)),
})

export type EndpointPolicy = z.infer<typeof endpointSchema>

export interface Answer {
  readonly status: Status
  readonly isProcessed: boolean
  /** What its Retry-After asks for; 0 without one. */
  readonly retryAfterMs: number
}

const DONE: Answer = { status: 200, isProcessed: true, retryAfterMs: 0 }
const GONE: Answer = { status: 410, isProcessed: false, retryAfterMs: 0 }
/** The consumer did not believe the signature. */
export const UNAUTHORIZED: Answer = { status: 401, isProcessed: false, retryAfterMs: 0 }

/** The limit counts by the second, so in a second there is room again. */
const TOO_MANY: Answer = { status: 429, isProcessed: false, retryAfterMs: SECOND_MS }

export interface Endpoint {
  /** One number is drawn for every attempt, needed or not: an outage shifts no later fault. */
  answer(atMs: number, isAuthentic: boolean): Answer
}

export function createEndpoint(policy: EndpointPolicy, random: () => number): Endpoint {
  const { goneFromMs = Infinity, limitPerSecond = Infinity } = policy
  const outages = policy.outages.map((outage) => ({ ...outage, answer: answerOf(outage, false) }))
  const faults = policy.faults.map((fault) => ({
    milliPercent: thousandths(fault.percent),
    answer: answerOf(fault, fault.isProcessed),
  }))
  let second = -1
  let attempts = 0

  const isOverLimit = (atMs: number): boolean => {
    const now = Math.floor(atMs / SECOND_MS)
    attempts = now === second ? attempts + 1 : 1
    second = now
    return attempts > limitPerSecond
  }
  return {
    answer: (atMs, isAuthentic) => {
      const drawn = random() * HUNDRED_PERCENT
      if (atMs >= goneFromMs) return GONE
      for (const { fromMs, untilMs, answer } of outages) {
        if (atMs >= fromMs && atMs < untilMs) return answer
      }
      if (isOverLimit(atMs)) return TOO_MANY
      return isAuthentic ? faultAt(faults, drawn) : UNAUTHORIZED
    },
  }
}

interface Fault {
  readonly milliPercent: number
  readonly answer: Answer
}

function faultAt(faults: readonly Fault[], drawn: number): Answer {
  let upTo = 0
  for (const { milliPercent, answer } of faults) {
    upTo += milliPercent
    if (drawn < upTo) return answer
  }
  return DONE
}

interface Listed {
  readonly answer: Status
  readonly retryAfterSeconds?: number | undefined
}

function answerOf({ answer, retryAfterSeconds = 0 }: Listed, isProcessed: boolean): Answer {
  // Who does not answer cannot ask for anything.
  const seconds = typeof answer === 'number' ? retryAfterSeconds : 0
  return { status: answer, isProcessed, retryAfterMs: seconds * SECOND_MS }
}
