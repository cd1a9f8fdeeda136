import type { RateLimitEvent } from '@/lib/engines/rate-limit/event'
import type { LimiterPolicy } from '@/lib/engines/rate-limit/policy'
import type { Lane } from '@/lib/engines/rate-limit/scenario'

import { amount, moment } from '../words'

/** Why a lane said what it said, read from the state it left behind. */
export function because(lane: Lane, event: RateLimitEvent): string {
  if (lane.kind === 'cluster') {
    const { node, admitted } = event.cluster!
    return `node ${node + 1} was asked, and all nodes together admitted ${amount(admitted)} in this window; the limit is ${amount(lane.cluster.limit)}`
  }
  const wait =
    event.kind !== 'throttled'
      ? ''
      : event.retryAfterMs === Infinity
        ? ', and it can never hold that cost'
        : `, for another ${moment(event.retryAfterMs)}`
  const delay = event.delayMs > 0 ? `, after a delay of ${moment(event.delayMs)}` : ''
  return `${stateOf(lane.policy, event)}${delay}${wait}`
}

/** States are what `lib/engines/rate-limit` keeps; each policy knows the shape of its own. */
function stateOf(policy: LimiterPolicy, { state, atMs, remaining }: RateLimitEvent): string {
  switch (policy.kind) {
    case 'token-bucket':
      return `${amount(remaining)} of ${amount(policy.capacity)} tokens are left`
    case 'gcra': {
      const { tatMs } = state as { readonly tatMs: number }
      const ahead = Math.max(0, tatMs - atMs)
      return `its theoretical arrival time is ${moment(ahead)} ahead, and ${moment(policy.emissionMs * (policy.burst + 1))} is tolerated`
    }
    case 'leaky-bucket':
      return `room for ${amount(remaining)} of ${amount(policy.burst + 1)} is left`
    case 'fixed-window': {
      const { startMs, used, blockedUntilMs } = state as {
        readonly startMs: number
        readonly used: number
        readonly blockedUntilMs: number
      }
      return blockedUntilMs > atMs
        ? `it blocks this key until ${moment(blockedUntilMs)}`
        : `the window that began at ${moment(startMs)} holds ${amount(used)} of ${amount(policy.limit)}`
    }
    case 'sliding-log': {
      const { used } = state as { readonly used: number }
      return `the last ${moment(policy.windowMs)} hold ${amount(used)} of ${amount(policy.limit)}`
    }
    case 'sliding-counter':
      return counterState(policy, state as Counts, atMs)
    case 'all-of':
    case 'any-of':
      return `its ${policy.tiers.length} tiers leave ${amount(remaining)}`
  }
}

interface Counts {
  readonly index: number
  readonly current: number
  readonly previous: number
}

function counterState(
  { limit, windowMs }: Extract<LimiterPolicy, { readonly kind: 'sliding-counter' }>,
  { index, current, previous }: Counts,
  atMs: number,
): string {
  // A refusal keeps the older counts: read them as of now.
  const now = Math.floor(atMs / windowMs)
  const [before, here] = now === index ? [previous, current] : [now === index + 1 ? current : 0, 0]
  const weight = ((now + 1) * windowMs - atMs) / windowMs
  const sum = before * weight + here
  return `${amount(before)} of the window before, weighed at ${amount(weight)}, and ${amount(here)} of this one make ${amount(sum)} of ${amount(limit)}`
}
