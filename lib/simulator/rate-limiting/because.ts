import type { RateLimitEvent } from '@/lib/engines/rate-limit/event'
import type { LimiterPolicy, TierPolicy } from '@/lib/engines/rate-limit/policy'
import { isTiered } from '@/lib/engines/rate-limit/quota'
import { storeOf } from '@/lib/engines/rate-limit/surroundings'

import { amount, moment } from '../words'
import type { RateLimitRun } from './reading'
import { tierVerdicts } from './tier-verdicts'

/** Why a lane said what it said, read from the state it left behind. */
export function because(run: RateLimitRun, event: RateLimitEvent): string {
  const lane = run.scenario.lanes[event.lane]!
  if (lane.kind === 'cluster') {
    const { node, admitted } = event.cluster!
    return `node ${node + 1} was asked${outageNote(run, lane.cluster, event)}, and all nodes together admitted ${amount(admitted)} in this window; the limit is ${amount(lane.cluster.limit)}`
  }
  const wait =
    event.kind !== 'throttled'
      ? ''
      : event.retryAfterMs === Infinity
        ? ', and it can never hold that cost'
        : `, for another ${moment(event.retryAfterMs)}`
  const delay = event.delayMs > 0 ? `, after a delay of ${moment(event.delayMs)}` : ''
  const state = isTiered(lane.policy) ? tiersOf(run, event) : stateOf(lane.policy, event)
  return `${state}${delay}${wait}`
}

type Cluster = Extract<RateLimitRun['scenario']['lanes'][number], { kind: 'cluster' }>['cluster']

/** Only a way of sharing that asks the store on a request's way notices that it is gone. */
function outageNote({ scenario }: RateLimitRun, cluster: Cluster, { atMs }: RateLimitEvent) {
  if (!('onOutage' in cluster) || storeOf(scenario.storeOutages)(atMs)) return ''
  const before = cluster.mode === 'lease' ? ' once its lease is spent' : ''
  return ` while the store is down, so it fails ${cluster.onOutage}${before}`
}

/** The tiers that refuse, or else what each of them has left. */
function tiersOf(run: RateLimitRun, event: RateLimitEvent): string {
  return tierVerdicts(run, event)
    .map(({ says, remaining }, n) => ({
      says,
      text: `tier ${n + 1} has ${amount(remaining)} left`,
    }))
    .filter(({ says }) => event.kind !== 'throttled' || says === 'refuses')
    .map(({ text }) => text)
    .join(', ')
}

/** States are what `lib/engines/rate-limit` keeps; each policy knows the shape of its own. */
function stateOf(policy: TierPolicy, { state, atMs, remaining }: RateLimitEvent): string {
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
