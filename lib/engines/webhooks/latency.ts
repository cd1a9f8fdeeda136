/** How long an endpoint takes to answer, in whole milliseconds. */
import * as z from 'zod/mini'

import { between, whole } from '../bounds'
import { exp, ln } from '../numeric'

/** Ten minutes: no sender waits that long, so what is beyond makes no difference. */
const LATENCY_MS_MOST = 600_000
/** e^(2·sigma) parts the 2nd percentile from the median: at 3 it is 400 times as fast. */
const SIGMA_MOST = 3

const latencyMs = whole(0, LATENCY_MS_MOST)

export const latencySchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('constant'), ms: latencyMs }),
  z
    .strictObject({ kind: z.literal('uniform'), fromMs: latencyMs, toMs: latencyMs })
    .check(
      z.refine(({ fromMs, toMs }) => fromMs <= toMs, { path: ['fromMs'], error: 'is after toMs' }),
    ),
  z.strictObject({
    kind: z.literal('exponential'),
    leastMs: z._default(latencyMs, 0),
    /** What comes on top of the least, on average. */
    meanMs: latencyMs,
  }),
  /** What measured latencies look like: a bulk and a long tail. */
  z.strictObject({
    kind: z.literal('log-normal'),
    medianMs: latencyMs,
    sigma: between(0, SIGMA_MOST),
  }),
])

export type Latency = z.infer<typeof latencySchema>

export function drawLatencyMs(latency: Latency, random: () => number): number {
  return Math.min(LATENCY_MS_MOST, Math.floor(exactLatency(latency, random)))
}

function exactLatency(latency: Latency, random: () => number): number {
  switch (latency.kind) {
    case 'constant':
      return latency.ms
    case 'uniform':
      return latency.fromMs + random() * (latency.toMs - latency.fromMs + 1)
    case 'exponential':
      return latency.leastMs - ln(1 - random()) * latency.meanMs
    case 'log-normal':
      return latency.medianMs * exp(latency.sigma * standardNormal(random))
  }
}

/** Marsaglia's polar method (1964), which needs neither sine nor cosine. */
function standardNormal(random: () => number): number {
  for (;;) {
    const x = 2 * random() - 1
    const y = 2 * random() - 1
    const square = x * x + y * y
    if (square > 0 && square < 1) return x * Math.sqrt((-2 * ln(square)) / square)
  }
}
