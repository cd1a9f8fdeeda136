/**
 * Every rate-limiting policy: as a schema that fills in defaults and refuses what cannot be
 * computed exactly, and as the limiter it describes. A new algorithm is one file beside this one,
 * a member of the schema and a case below.
 */
import * as z from 'zod/mini'

import { fixedWindow, fixedWindowSchema } from './fixed-window'
import { gcra, gcraSchema } from './gcra'
import { leakyBucket, leakyBucketSchema } from './leaky-bucket'
import type { Limiter } from './limiter'
import { slidingCounter, slidingCounterSchema } from './sliding-counter'
import { slidingLog, slidingLogSchema } from './sliding-log'
import { allOf, allOfAsYouGo, anyOf } from './tiers'
import { tokenBucket, tokenBucketSchema } from './token-bucket'

const TIERS_MOST = 8

const tierSchema = z.discriminatedUnion('kind', [
  tokenBucketSchema,
  gcraSchema,
  leakyBucketSchema,
  fixedWindowSchema,
  slidingLogSchema,
  slidingCounterSchema,
])

const tiers = z.array(tierSchema).check(z.minLength(1), z.maxLength(TIERS_MOST))

export const policySchema = z.discriminatedUnion('kind', [
  tierSchema,
  z.strictObject({
    kind: z.literal('all-of'),
    tiers,
    charge: z._default(z.enum(['together', 'as-you-go']), 'together'),
  }),
  z.strictObject({ kind: z.literal('any-of'), tiers }),
])

export type TierPolicy = z.infer<typeof tierSchema>
export type LimiterPolicy = z.infer<typeof policySchema>

export function createLimiter(policy: LimiterPolicy): Limiter {
  switch (policy.kind) {
    case 'token-bucket':
      return tokenBucket(policy)
    case 'gcra':
      return gcra(policy)
    case 'leaky-bucket':
      return leakyBucket(policy)
    case 'fixed-window':
      return fixedWindow(policy)
    case 'sliding-log':
      return slidingLog(policy)
    case 'sliding-counter':
      return slidingCounter(policy)
    case 'all-of':
      return policy.charge === 'together'
        ? allOf(policy.tiers.map((tier) => createLimiter(unpunished(tier))))
        : allOfAsYouGo(policy.tiers.map(createLimiter))
    case 'any-of':
      return anyOf(policy.tiers.map(createLimiter))
  }
}

/** Charged together, a refusal never reaches a tier: it neither counts there nor blocks. */
export function unpunished(tier: TierPolicy): TierPolicy {
  return tier.kind === 'fixed-window'
    ? { ...tier, chargeRejected: false, blockMs: undefined }
    : tier
}
