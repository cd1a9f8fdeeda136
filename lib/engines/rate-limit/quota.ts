import { thousandths } from '../numeric'
import type { LimiterPolicy, TierPolicy } from './policy'

/** What a policy grants, in the words of an HTTP header. */
export interface Quota {
  /** The most that is ever admitted at one instant. */
  readonly most: number
  /** How long it takes to be whole again after all of it was spent. */
  readonly windowMs: number
}

/** One quota for each tier; a policy without tiers is its only one. */
export function quotasOf(policy: LimiterPolicy): readonly Quota[] {
  return tiersOf(policy).map(quotaOf)
}

export function tiersOf(policy: LimiterPolicy): readonly TierPolicy[] {
  return isTiered(policy) ? policy.tiers : [policy]
}

export function isTiered(
  policy: LimiterPolicy,
): policy is Extract<LimiterPolicy, { readonly tiers: unknown }> {
  return policy.kind === 'all-of' || policy.kind === 'any-of'
}

function quotaOf(tier: TierPolicy): Quota {
  switch (tier.kind) {
    case 'token-bucket': {
      const { capacity, refillTokens, refillMs } = tier
      const windowMs =
        tier.refill === 'interval'
          ? Math.ceil(capacity / refillTokens) * refillMs
          : Math.ceil((capacity * refillMs) / refillTokens)
      return { most: capacity, windowMs }
    }
    case 'gcra': {
      const most = tier.burst + 1
      return { most, windowMs: most * tier.emissionMs }
    }
    case 'leaky-bucket': {
      const most = tier.burst + 1
      const windowMs = Math.ceil((most * 1_000_000) / thousandths(tier.ratePerSecond))
      return { most, windowMs }
    }
    case 'fixed-window':
      return { most: tier.limit, windowMs: tier.windowMs }
    case 'sliding-log':
      return { most: tier.limit, windowMs: tier.windowMs }
    case 'sliding-counter':
      return { most: tier.limit, windowMs: tier.windowMs }
  }
}
