import * as z from 'zod/mini'

import { whole } from '../bounds'
import { intervalBucket } from './interval-bucket'
import { admitted, refused, type Limiter } from './limiter'
import { COUNT_MOST, isExact, SPAN_MS_MOST, TOO_BIG } from './policy-bounds'

export const tokenBucketSchema = z
  .strictObject({
    kind: z.literal('token-bucket'),
    capacity: whole(1, COUNT_MOST),
    refillTokens: whole(1, COUNT_MOST),
    refillMs: whole(1, SPAN_MS_MOST),
    refill: z._default(z.enum(['continuous', 'interval']), 'continuous'),
    initialTokens: z.optional(whole(0, COUNT_MOST)),
  })
  .check(
    z.refine(({ capacity, refillMs }) => isExact(capacity * refillMs), {
      path: ['capacity'],
      error: TOO_BIG,
    }),
    z.refine(({ capacity, initialTokens = 0 }) => initialTokens <= capacity, {
      path: ['initialTokens'],
      error: 'must not exceed the capacity',
    }),
  )

export type TokenBucketPolicy = z.infer<typeof tokenBucketSchema>

export function tokenBucket(policy: TokenBucketPolicy): Limiter {
  return policy.refill === 'interval' ? intervalBucket(policy) : continuousBucket(policy)
}

interface Bucket {
  /** In token-milliseconds: R tokens per I ms are exactly R of these per ms, and a token costs I. */
  readonly level: number
  readonly atMs: number
}

/** Allows a burst of `capacity` after a quiet spell, then settles at the refill rate. */
function continuousBucket(policy: TokenBucketPolicy): Limiter<Bucket> {
  const { capacity, refillTokens, refillMs, initialTokens = capacity } = policy
  const full = capacity * refillMs
  const levelAt = (bucket: Bucket, nowMs: number) =>
    Math.min(full, bucket.level + (nowMs - bucket.atMs) * refillTokens)

  return {
    initial: { level: initialTokens * refillMs, atMs: 0 },
    decide(bucket, atMs, cost) {
      const nowMs = Math.max(atMs, bucket.atMs)
      const level = levelAt(bucket, nowMs)
      const left = level - cost * refillMs
      if (left < 0) {
        const waitMs = cost > capacity ? Infinity : nowMs - atMs + Math.ceil(-left / refillTokens)
        return refused(bucket, Math.floor(level / refillMs), waitMs)
      }
      const state = cost === 0 ? bucket : { level: left, atMs: nowMs }
      return admitted(state, Math.floor(left / refillMs))
    },
    used: (bucket, atMs) => (full - levelAt(bucket, Math.max(atMs, bucket.atMs))) / refillMs,
  }
}
