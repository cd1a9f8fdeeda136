/**
 * What a server would tell the client. `RateLimit` and `RateLimit-Policy` follow
 * draft-ietf-httpapi-ratelimit-headers-10: lists of quoted names with q (quota), w (window),
 * r (remaining) and t (seconds until more is available). `X-RateLimit-*` are a custom; the reset
 * is read as GitHub reads it: the second at which the quota is whole again.
 */
import type { Limiter } from './limiter'
import { createLimiter, unpunished, type LimiterPolicy } from './policy'
import { isTiered, quotasOf, tiersOf, type Quota } from './quota'
import type { Tiers } from './tiers'

export type LimitHeaders = Readonly<Record<string, string>>

interface NamedTier extends Quota {
  readonly name: string
  readonly limiter: Limiter
}

interface Limit {
  readonly tier: NamedTier
  readonly remaining: number
  /** Until more is available, and until everything is; 0 when it already is. */
  readonly moreInMs: number
  readonly wholeInMs: number
}

/** The headers of a response that is sent at `atMs` and leaves `state`. */
export function createHeaders(
  policy: LimiterPolicy,
): (state: unknown, atMs: number, retryAfterMs?: number) => LimitHeaders {
  const tiers = namedTiers(policy)
  const statesOf = (state: unknown) => (isTiered(policy) ? (state as Tiers).tiers : [state])
  const policyField = tiers.map(policyItem).join(', ')

  return (state, atMs, retryAfterMs = 0) => {
    const states = statesOf(state)
    const limits = tiers.map((tier, n) => limitAt(tier, states[n], atMs))
    const tightest = limits.reduce((a, b) => (b.remaining < a.remaining ? b : a))
    return {
      'RateLimit-Policy': policyField,
      RateLimit: limits.map(limitItem).join(', '),
      'X-RateLimit-Limit': String(tightest.tier.most),
      'X-RateLimit-Remaining': String(tightest.remaining),
      'X-RateLimit-Reset': String(wholeSeconds(atMs + tightest.wholeInMs)),
      ...retryAfter(retryAfterMs),
    }
  }
}

function namedTiers(policy: LimiterPolicy): readonly NamedTier[] {
  const quotas = quotasOf(policy)
  return tiersOf(policy).map((tier, n) => ({
    ...quotas[n]!,
    name: quotas.length === 1 ? 'default' : `tier-${n + 1}`,
    // A question of ours is no call of the client's: it must not count or block.
    limiter: createLimiter(unpunished(tier)),
  }))
}

/** Every figure is an answer of the limiter itself, so no header knows an algorithm. */
function limitAt(tier: NamedTier, state: unknown, atMs: number): Limit {
  const ask = (cost: number) => tier.limiter.decide(state, atMs, cost)
  const { remaining } = ask(0)
  const isWhole = remaining >= tier.most
  return {
    tier,
    remaining,
    moreInMs: isWhole ? 0 : ask(remaining + 1).retryAfterMs,
    wholeInMs: isWhole ? 0 : ask(tier.most).retryAfterMs,
  }
}

function policyItem({ name, most, windowMs }: NamedTier): string {
  return `"${name}";q=${most};w=${wholeSeconds(windowMs)}`
}

function limitItem({ tier, remaining, moreInMs }: Limit): string {
  const reset = moreInMs > 0 ? `;t=${wholeSeconds(moreInMs)}` : ''
  return `"${tier.name}";r=${remaining}${reset}`
}

/** Rounded up: 0 seconds for 750 ms would invite the client back at once, for ever. */
function retryAfter(retryAfterMs: number): LimitHeaders {
  const isPromised = retryAfterMs > 0 && retryAfterMs < Infinity
  return isPromised ? { 'Retry-After': String(wholeSeconds(retryAfterMs)) } : {}
}

function wholeSeconds(ms: number): number {
  return Math.ceil(ms / 1_000)
}
