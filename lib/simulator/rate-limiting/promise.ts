import type { TierPolicy } from '@/lib/engines/rate-limit/policy'
import { tiersOf } from '@/lib/engines/rate-limit/quota'
import type { Lane } from '@/lib/engines/rate-limit/scenario'

/**
 * What a reader of its settings expects a lane to admit at most to one key within any span of time.
 * A window of ten per second is read as ten in any second, which is what some runs disprove.
 */
export function promisedWithin(lane: Lane, spanMs: number): number {
  if (lane.kind === 'cluster') return windows(lane.cluster, spanMs)
  const promises = tiersOf(lane.policy).map((tier) => promiseOf(tier, spanMs))
  return lane.policy.kind === 'any-of'
    ? promises.reduce((sum, promise) => sum + promise, 0)
    : Math.min(...promises)
}

function promiseOf(tier: TierPolicy, spanMs: number): number {
  switch (tier.kind) {
    case 'token-bucket': {
      const { capacity, refillTokens, refillMs, refill } = tier
      return refill === 'interval'
        ? capacity + Math.ceil(spanMs / refillMs) * refillTokens
        : capacity + Math.floor((spanMs * refillTokens) / refillMs)
    }
    case 'gcra':
      return tier.burst + 1 + Math.floor(spanMs / tier.emissionMs)
    case 'leaky-bucket':
      return tier.burst + 1 + Math.floor((spanMs * tier.ratePerSecond) / 1_000)
    case 'fixed-window':
    case 'sliding-log':
    case 'sliding-counter':
      return windows(tier, spanMs)
  }
}

const windows = (
  { limit, windowMs }: { readonly limit: number; readonly windowMs: number },
  spanMs: number,
) => limit * Math.ceil(spanMs / windowMs)
