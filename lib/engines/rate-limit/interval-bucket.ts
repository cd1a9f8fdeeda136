import { admitted, refused, type Limiter } from './limiter'
import type { TokenBucketPolicy } from './token-bucket'

interface Bucket {
  readonly tokens: number
  /** Refills fall on anchor + n · interval; null until the first charge of a full bucket. */
  readonly anchorMs: number | null
}

/** Earns its tokens in lumps: nothing for a whole interval, then all of them at once. */
export function intervalBucket(policy: TokenBucketPolicy): Limiter<Bucket> {
  const { capacity, refillTokens, refillMs, initialTokens = capacity } = policy

  return {
    initial: { tokens: initialTokens, anchorMs: initialTokens < capacity ? 0 : null },
    decide(bucket, atMs, cost) {
      const anchorMs = bucket.anchorMs ?? atMs
      const refills = Math.max(0, Math.floor((atMs - anchorMs) / refillMs))
      const tokens = Math.min(capacity, bucket.tokens + refills * refillTokens)
      const refilledAtMs = anchorMs + refills * refillMs
      if (cost > tokens) {
        const missing = Math.ceil((cost - tokens) / refillTokens)
        const waitMs = cost > capacity ? Infinity : refilledAtMs + missing * refillMs - atMs
        return refused(bucket, tokens, waitMs)
      }
      const state = cost === 0 ? bucket : { tokens: tokens - cost, anchorMs: refilledAtMs }
      return admitted(state, tokens - cost)
    },
    used({ tokens, anchorMs }, atMs) {
      const refills = Math.floor((atMs - (anchorMs ?? atMs)) / refillMs)
      return Math.max(0, capacity - tokens - Math.max(0, refills) * refillTokens)
    },
  }
}
