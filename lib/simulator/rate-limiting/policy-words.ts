import type { Lane } from '@/lib/engines/rate-limit/scenario'
import type { LimiterPolicy } from '@/lib/engines/rate-limit/policy'
import { quotasOf } from '@/lib/engines/rate-limit/quota'

import { amount, moment } from '../words'

const KINDS: Readonly<Record<LimiterPolicy['kind'], string>> = {
  'token-bucket': 'Token bucket',
  gcra: 'GCRA',
  'leaky-bucket': 'Leaky bucket',
  'fixed-window': 'Fixed window',
  'sliding-log': 'Sliding log',
  'sliding-counter': 'Sliding counter',
  'all-of': 'All of',
  'any-of': 'Any of',
}

const MODES = {
  central: 'Central counter',
  local: 'Local counters',
  'local-split': 'Split limit',
  'local-sync': 'Local, synced',
  lease: 'Leases',
} as const

export function laneName(lane: Lane): string {
  if (lane.kind === 'cluster') return MODES[lane.cluster.mode]
  return policyName(lane.policy)
}

export function policyName(policy: LimiterPolicy): string {
  return policy.kind === 'leaky-bucket' && policy.mode === 'queue'
    ? 'Leaky queue'
    : KINDS[policy.kind]
}

/** Lanes of one kind are told apart by their number. */
export function laneNames(lanes: readonly Lane[]): readonly string[] {
  const names = lanes.map(laneName)
  return names.map((name, n) => {
    const same = names.filter((other) => other === name).length
    return same === 1 ? name : `${name} ${names.slice(0, n + 1).filter((o) => o === name).length}`
  })
}

export function laneNote(lane: Lane): string {
  if (lane.kind === 'policy') return policyNote(lane.policy)
  const { nodes, limit, windowMs } = lane.cluster
  return `${nodes} nodes, ${amount(limit)} per ${moment(windowMs)}`
}

const LUMPS = { continuous: '', interval: ' in lumps' } as const

export function policyNote(policy: LimiterPolicy): string {
  switch (policy.kind) {
    case 'token-bucket':
      return `${amount(policy.capacity)}, refill ${amount(policy.refillTokens)} per ${moment(policy.refillMs)}${LUMPS[policy.refill]}`
    case 'gcra':
      return `one per ${moment(policy.emissionMs)}, burst ${amount(policy.burst)}`
    case 'leaky-bucket':
      return `${amount(policy.ratePerSecond)} per s, burst ${amount(policy.burst)}`
    case 'fixed-window':
    case 'sliding-log':
    case 'sliding-counter':
      return `${amount(policy.limit)} per ${moment(policy.windowMs)}${extras(policy)}`
    case 'all-of':
    case 'any-of':
      return `${policy.tiers.length} tiers, ${payment(policy)}`
  }
}

function payment(policy: Extract<LimiterPolicy, { readonly tiers: unknown }>): string {
  if (policy.kind === 'any-of') return 'the first that admits pays'
  return policy.charge === 'together' ? 'charged together' : 'charged as you go'
}

type Windowed = Extract<LimiterPolicy, { readonly windowMs: number }>

function extras(policy: Windowed): string {
  if (policy.kind === 'sliding-log') return ''
  if (policy.kind === 'sliding-counter') return `, ${policy.rule}`
  const { anchor, chargeRejected, blockMs } = policy
  return [
    anchor === 'first-request' ? ', from the first request' : '',
    chargeRejected ? ', refusals count' : '',
    blockMs === undefined ? '' : `, blocks ${moment(blockMs)}`,
  ].join('')
}

/** The most a lane grants at one instant: what its inner state is held against. */
export function limitOf(lane: Lane): number {
  if (lane.kind === 'cluster') return lane.cluster.limit
  return Math.min(...quotasOf(lane.policy).map(({ most }) => most))
}
