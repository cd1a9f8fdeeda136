/** What the calls end at: so fast, so faulty, and worse while a fault lasts. */
import * as z from 'zod/mini'

import { between, percentSchema, timeSchema, whole } from '../bounds'
import { ln } from '../numeric'

const LATENCY_MOST_MS = 3_600_000
export const FAULTS_MOST = 32

const latencyMs = whole(0, LATENCY_MOST_MS)
const span = { fromMs: timeSchema, untilMs: timeSchema }

const latencySchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('fixed'), ms: latencyMs }),
  z
    .strictObject({ kind: z.literal('uniform'), fromMs: latencyMs, toMs: latencyMs })
    .check(
      z.refine(({ fromMs, toMs }) => fromMs <= toMs, { error: 'must not fall', path: ['toMs'] }),
    ),
  z.strictObject({ kind: z.literal('exponential'), meanMs: whole(1, 60_000), capMs: latencyMs }),
])

/** Each is in force for calls begun in [fromMs, untilMs). */
const faultSchema = z.discriminatedUnion('kind', [
  /** Every call fails after `answerMs`: a refused connection is quick, a gateway's time-out slow. */
  z.strictObject({ kind: z.literal('outage'), ...span, answerMs: z._default(latencyMs, 1) }),
  /** No call is ever answered: only a time-out ends one. */
  z.strictObject({ kind: z.literal('hang'), ...span }),
  z.strictObject({ kind: z.literal('errors'), ...span, percent: percentSchema }),
  z.strictObject({ kind: z.literal('slow'), ...span, factor: between(1, 1_000) }),
])

export const dependencySchema = z.strictObject({
  latency: latencySchema,
  errorPercent: z._default(percentSchema, 0),
  faults: z._default(z.array(faultSchema).check(z.maxLength(FAULTS_MOST)), []),
})

export type DependencyPolicy = z.infer<typeof dependencySchema>
type Latency = z.infer<typeof latencySchema>

export interface Answer {
  readonly ok: boolean
  /** Infinity when no answer ever comes. */
  readonly latencyMs: number
}

/** The two draws that decide a call, whenever it is made. */
export interface Luck {
  readonly error: number
  readonly latency: number
}

export function answerOf(policy: DependencyPolicy, atMs: number, luck: Luck): Answer {
  let { errorPercent } = policy
  let factor = 1
  for (const fault of policy.faults) {
    if (atMs < fault.fromMs || atMs >= fault.untilMs) continue
    switch (fault.kind) {
      case 'hang':
        return { ok: false, latencyMs: Infinity }
      case 'outage':
        return { ok: false, latencyMs: fault.answerMs }
      case 'errors':
        errorPercent = Math.max(errorPercent, fault.percent)
        break
      case 'slow':
        factor *= fault.factor
    }
  }
  const latencyMs = Math.floor(factor * usualLatencyMs(policy.latency, luck.latency))
  return { ok: luck.error * 100 >= errorPercent, latencyMs }
}

function usualLatencyMs(latency: Latency, draw: number): number {
  switch (latency.kind) {
    case 'fixed':
      return latency.ms
    case 'uniform':
      return latency.fromMs + Math.floor(draw * (latency.toMs - latency.fromMs + 1))
    case 'exponential':
      return Math.min(latency.capMs, Math.floor(-latency.meanMs * ln(1 - draw)))
  }
}
