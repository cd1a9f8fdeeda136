/**
 * How long a sender waits after a failed attempt. Attempt 1 is the first failure; delays are whole
 * milliseconds, rounded down at the very end.
 */
import * as z from 'zod/mini'

import { between, LONGEST_RUN_MS, whole } from '../bounds'
import { power } from '../numeric'

const SCHEDULE_MOST = 100
const ATTEMPTS_MOST = 1_000
const FACTOR_MOST = 100
/** Above 1 a jitter can exceed its own ceiling; far above, it is a typing error. */
const JITTER_MOST = 10

const delayMs = whole(0, LONGEST_RUN_MS)
const baseMs = whole(1, LONGEST_RUN_MS)
const capMs = whole(1, LONGEST_RUN_MS)

/** Attempts in all, the first one included. */
const budget = { maxAttempts: z.optional(whole(1, ATTEMPTS_MOST)) }
const growth = {
  baseMs,
  factor: z._default(between(1, FACTOR_MOST), 2),
  capMs,
  /** 1 doubles before the first retry too, as the AWS simulator does. */
  firstExponent: z._default(z.literal([0, 1]), 0),
  ...budget,
}

export const backoffSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('fixed'), delayMs, ...budget }),
  z.strictObject({ kind: z.literal('linear'), stepMs: baseMs, capMs, ...budget }),
  z.strictObject({ kind: z.literal('exponential'), ...growth }),
  z.strictObject({ kind: z.literal('full-jitter'), ...growth }),
  z.strictObject({ kind: z.literal('equal-jitter'), ...growth }),
  z.strictObject({
    kind: z.literal('decorrelated-jitter'),
    baseMs,
    factor: z._default(between(1, FACTOR_MOST), 3),
    capMs,
    ...budget,
  }),
  z
    .strictObject({
      kind: z.literal('proportional-jitter'),
      ...growth,
      low: between(0, JITTER_MOST),
      high: between(0, JITTER_MOST),
      /** `before-jitter` lets the jitter exceed the cap, as in many articles. */
      cap: z._default(z.enum(['before-jitter', 'after-jitter']), 'after-jitter'),
    })
    .check(z.refine(({ low, high }) => low <= high, { error: 'low is above high', path: ['low'] })),
  z.strictObject({
    kind: z.literal('schedule'),
    delaysMs: z.array(delayMs).check(z.maxLength(SCHEDULE_MOST)),
    ...budget,
  }),
])

export type Backoff = z.infer<typeof backoffSchema>

/** The wait after failed attempt number `attempt`, or undefined: give up. */
export function delayAfter(
  policy: Backoff,
  attempt: number,
  random: () => number,
  previousDelayMs?: number,
): number | undefined {
  if (policy.maxAttempts !== undefined && attempt >= policy.maxAttempts) return undefined
  if (policy.kind === 'schedule') return policy.delaysMs[attempt - 1]
  return Math.floor(exactDelay(policy, attempt, random, previousDelayMs))
}

/** How many attempts a policy makes before it gives up; Infinity when it never does. */
export function attemptBudget(policy: Backoff): number {
  const most = policy.maxAttempts ?? Infinity
  return policy.kind === 'schedule' ? Math.min(most, policy.delaysMs.length + 1) : most
}

type Formula = Exclude<Backoff, { readonly kind: 'schedule' }>
type Growth = Extract<Formula, { readonly firstExponent: 0 | 1 }>

function exactDelay(
  policy: Formula,
  attempt: number,
  random: () => number,
  previousDelayMs?: number,
): number {
  switch (policy.kind) {
    case 'fixed':
      return policy.delayMs
    case 'linear':
      return Math.min(policy.capMs, policy.stepMs * attempt)
    case 'exponential':
      return ceilingMs(policy, attempt)
    case 'full-jitter':
      return random() * ceilingMs(policy, attempt)
    case 'equal-jitter': {
      const half = ceilingMs(policy, attempt) / 2
      return half + random() * half
    }
    case 'decorrelated-jitter': {
      const { baseMs: base, factor, capMs: cap } = policy
      return Math.min(cap, base + random() * (factor * (previousDelayMs ?? base) - base))
    }
    case 'proportional-jitter': {
      const { low, high, cap, capMs: most } = policy
      const jittered = ceilingMs(policy, attempt) * (low + random() * (high - low))
      return cap === 'after-jitter' ? Math.min(most, jittered) : jittered
    }
  }
}

/** min(cap, base · factor^(attempt − 1 + firstExponent)) */
function ceilingMs(policy: Growth, attempt: number): number {
  const growth = power(policy.factor, attempt - 1 + policy.firstExponent)
  return Math.min(policy.capMs, policy.baseMs * growth)
}
