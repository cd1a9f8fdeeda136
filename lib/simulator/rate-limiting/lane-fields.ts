import type { ClusterPolicy } from '@/lib/engines/rate-limit/cluster'
import type { LimiterPolicy } from '@/lib/engines/rate-limit/policy'
import { limiterPresets } from '@/lib/engines/rate-limit/presets'
import type { RateLimitScenario } from '@/lib/engines/rate-limit/scenario'

import type { ChoiceField, Field, Path } from '../field'
import { number } from '../field-rows'
import { laneNote } from './policy-words'

const SECOND = 1_000
const DAY = 86_400_000

/** Ten in ten seconds, in the words of each policy; a change of kind keeps nothing else. */
const KINDS = {
  'Token bucket': { kind: 'token-bucket', capacity: 10, refillTokens: 1, refillMs: SECOND },
  GCRA: { kind: 'gcra', emissionMs: SECOND, burst: 9 },
  'Leaky bucket': { kind: 'leaky-bucket', ratePerSecond: 1, burst: 9, mode: 'meter' },
  'Leaky queue': { kind: 'leaky-bucket', ratePerSecond: 1, burst: 9, mode: 'queue' },
  'Fixed window': { kind: 'fixed-window', limit: 10, windowMs: 10 * SECOND },
  'Sliding log': { kind: 'sliding-log', limit: 10, windowMs: 10 * SECOND },
  'Sliding counter': { kind: 'sliding-counter', limit: 10, windowMs: 10 * SECOND },
} as const

export function laneFields(scenario: RateLimitScenario, n: number, name: string): readonly Field[] {
  const lane = scenario.lanes[n]!
  const group = `${n + 1}. ${name}`
  if (lane.kind === 'cluster') return clusterFields(n, group, lane.cluster)
  const path: Path = ['lanes', n, 'policy']
  const options = [...Object.entries(KINDS), ...Object.entries(limiterPresets)]
  const kind: ChoiceField = {
    kind: 'choice',
    group,
    label: `Lane ${n + 1}: policy`,
    path,
    chosen: `${name}: ${laneNote(lane)}`,
    options: options.map(([label, set]) => ({ label, set })),
  }
  const numbers = Object.entries(NUMBERS).flatMap(([key, { label, unit, most }]) =>
    key in lane.policy
      ? [number([group, `Lane ${n + 1}: ${label}`], [...path, key], { unit, most })]
      : [],
  )
  return [kind, ...tierFields(n, group, lane.policy), ...numbers]
}

const NUMBERS = {
  capacity: { label: 'capacity', unit: 'tokens', most: 100_000 },
  refillTokens: { label: 'refill', unit: 'tokens', most: 100_000 },
  refillMs: { label: 'every', unit: 'ms', most: DAY },
  emissionMs: { label: 'one request per', unit: 'ms', most: DAY },
  burst: { label: 'burst', unit: 'requests', most: 100_000 },
  ratePerSecond: { label: 'rate', unit: '/s', most: 100_000 },
  limit: { label: 'limit', unit: 'requests', most: 100_000 },
  windowMs: { label: 'window', unit: 'ms', most: DAY },
} as const

const MODES = ['central', 'local', 'local-split', 'local-sync', 'lease'] as const
/** What the modes that need more than nodes and a limit start with. */
const EXTRAS: Readonly<Record<string, object>> = {
  'local-sync': { syncMs: 200 },
  lease: { batch: 10 },
}

function clusterFields(n: number, group: string, cluster: ClusterPolicy): readonly Field[] {
  const path: Path = ['lanes', n, 'cluster']
  const { mode, nodes, limit, windowMs } = cluster
  const lane = `Lane ${n + 1}`
  const modes: ChoiceField = {
    kind: 'choice',
    group,
    label: `${lane}: way of sharing`,
    path,
    chosen: mode,
    options: MODES.map((each) => ({
      label: each,
      set: { mode: each, nodes, limit, windowMs, ...EXTRAS[each] },
    })),
  }
  return [
    modes,
    number([group, `${lane}: nodes`], [...path, 'nodes'], { most: 100 }),
    number([group, `${lane}: limit`], [...path, 'limit'], { unit: 'requests', most: 100_000 }),
    ...(mode === 'local-sync'
      ? [number([group, `${lane}: sync every`], [...path, 'syncMs'], { unit: 'ms', most: DAY })]
      : []),
    ...(mode === 'lease'
      ? [number([group, `${lane}: lease`], [...path, 'batch'], { unit: 'requests', most: 100_000 })]
      : []),
  ]
}

function tierFields(n: number, group: string, policy: LimiterPolicy): readonly Field[] {
  if (policy.kind !== 'all-of') return []
  return [
    {
      kind: 'choice',
      group,
      label: `Lane ${n + 1}: tiers are charged`,
      path: ['lanes', n, 'policy', 'charge'],
      chosen: policy.charge,
      options: ['together', 'as-you-go'].map((charge) => ({ label: charge, set: charge })),
    },
  ]
}
