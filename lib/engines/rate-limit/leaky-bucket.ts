import * as z from 'zod/mini'

import { between, whole } from '../bounds'
import { thousandths } from '../numeric'
import { admitted, refused, type Limiter } from './limiter'
import { COUNT_MOST } from './policy-bounds'

export const leakyBucketSchema = z.strictObject({
  kind: z.literal('leaky-bucket'),
  ratePerSecond: between(0.001, 1_000_000),
  burst: whole(0, COUNT_MOST),
  mode: z.enum(['meter', 'queue']),
  undelayed: z._default(whole(0, COUNT_MOST), 0),
})

interface Bucket {
  readonly level: number
  readonly atMs: number
}

/** One request in units: a rate in thousandths per second drains a whole number of them per ms. */
const REQUEST = 1_000_000

/** Fills with requests and drains at the rate. A meter answers at once, a queue makes them wait. */
export function leakyBucket(policy: z.infer<typeof leakyBucketSchema>): Limiter<Bucket> {
  const drainPerMs = thousandths(policy.ratePerSecond)
  const capacity = policy.burst + 1
  const full = capacity * REQUEST
  const undelayed = policy.undelayed * REQUEST
  const queues = policy.mode === 'queue'
  const levelAt = (bucket: Bucket, nowMs: number) =>
    Math.max(0, bucket.level - (nowMs - bucket.atMs) * drainPerMs)

  return {
    initial: { level: 0, atMs: 0 },
    decide(bucket, atMs, cost) {
      const nowMs = Math.max(atMs, bucket.atMs)
      const level = levelAt(bucket, nowMs)
      const filled = level + cost * REQUEST
      if (filled > full) {
        const drainMs = Math.ceil((filled - full) / drainPerMs)
        const waitMs = cost > capacity ? Infinity : nowMs - atMs + drainMs
        return refused(bucket, Math.floor((full - level) / REQUEST), waitMs)
      }
      const state = cost === 0 ? bucket : { level: filled, atMs: nowMs }
      const remaining = Math.floor((full - filled) / REQUEST)
      if (!queues) return admitted(state, remaining)
      const delayMs = Math.ceil(Math.max(0, level - undelayed) / drainPerMs)
      return { state, allowed: true, remaining, retryAfterMs: 0, delayMs }
    },
    used: (bucket, atMs) => levelAt(bucket, Math.max(atMs, bucket.atMs)) / REQUEST,
  }
}
