import { limiterPresets } from '@/lib/engines/rate-limit/presets'
import type { RateLimitScenario, Source } from '@/lib/engines/rate-limit/scenario'

import type { ChoiceField, Field, NumberField, Path } from '../field'
import { laneNames, laneNote } from './policy-words'

const SECOND = 1_000
const DAY = 86_400_000

export function fields(scenario: RateLimitScenario): readonly Field[] {
  const names = laneNames(scenario.lanes)
  const number = inGroup('Run')
  return [
    ...scenario.sources.flatMap((source, n) => sourceFields(source, n, scenario.sources.length)),
    retryField(scenario),
    ...scenario.lanes.flatMap((_, n) => laneFields(scenario, n, names[n]!)),
    number('Length of the run', ['durationMs'], { unit: 'ms', most: 3_600_000 }),
    number('Window for the worst count', ['trailingMs'], { unit: 'ms', most: DAY }),
    number('Seed', ['seed'], { least: 0, most: 1_000_000 }),
  ]
}

interface Bounds {
  readonly unit?: string
  readonly least?: number
  readonly most: number
}

const inGroup =
  (group: string) =>
  (label: string, path: Path, { unit = '', least = 1, most }: Bounds): NumberField => ({
    kind: 'number',
    group,
    label,
    path,
    unit,
    least,
    most,
  })

function sourceFields(source: Source, n: number, sources: number): readonly Field[] {
  const group = sources === 1 ? 'Traffic' : `Traffic ${n + 1}`
  const at: Path = ['sources', n]
  const number = inGroup(group)
  const { arrivals } = source
  const rate = 'perSecond' in arrivals ? arrivals.perSecond : 10
  const kinds: ChoiceField = {
    kind: 'choice',
    group,
    label: `${group}: arrivals`,
    path: [...at, 'arrivals'],
    chosen: ARRIVALS[arrivals.kind],
    options: [
      { label: ARRIVALS.constant, set: { kind: 'constant', perSecond: rate } },
      { label: ARRIVALS.poisson, set: { kind: 'poisson', perSecond: rate } },
      {
        label: ARRIVALS.bursts,
        set: { kind: 'bursts', perSecond: rate, onMs: SECOND, offMs: 2 * SECOND },
      },
      { label: ARRIVALS.ramp, set: { kind: 'ramp', fromPerSecond: 1, toPerSecond: rate } },
    ],
  }
  const rates: readonly NumberField[] =
    'perSecond' in arrivals
      ? [
          {
            ...number(`${group}: requests per second`, [...at, 'arrivals', 'perSecond'], {
              unit: '/s',
              least: 0.001,
              most: 100_000,
            }),
            step: 0.1,
          },
        ]
      : []
  return [
    kinds,
    ...rates,
    number(`${group}: cost of a request`, [...at, 'cost'], { least: 0, most: 1_000 }),
    number(`${group}: keys`, [...at, 'keys'], { most: 10_000 }),
  ]
}

const ARRIVALS = {
  constant: 'evenly',
  poisson: 'at random (Poisson)',
  bursts: 'in bursts',
  ramp: 'at a rising rate',
  trace: 'recorded times',
} as const

const RETRIES = {
  never: 'never',
  'after-wait': 'after Retry-After',
  loop: 'at once, in a loop',
} as const

function retryField({ retry }: RateLimitScenario): ChoiceField {
  return {
    kind: 'choice',
    group: 'Clients',
    label: 'Refused clients come back',
    path: ['retry'],
    chosen: RETRIES[retry.kind],
    options: [
      { label: RETRIES.never, set: { kind: 'never' } },
      { label: RETRIES['after-wait'], set: { kind: 'after-wait', attempts: 5 } },
      { label: RETRIES.loop, set: { kind: 'loop', everyMs: 200, attempts: 10 } },
    ],
  }
}

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

function laneFields(scenario: RateLimitScenario, n: number, name: string): readonly Field[] {
  const lane = scenario.lanes[n]!
  const group = `${n + 1}. ${name}`
  if (lane.kind === 'cluster')
    return clusterFields(group, ['lanes', n, 'cluster'], lane.cluster.mode)
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
      ? [inGroup(group)(`Lane ${n + 1}: ${label}`, [...path, key], { unit, most })]
      : [],
  )
  return [kind, ...numbers]
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

function clusterFields(group: string, path: Path, mode: string): readonly Field[] {
  const number = inGroup(group)
  return [
    number(`${group}: nodes`, [...path, 'nodes'], { most: 100 }),
    number(`${group}: limit`, [...path, 'limit'], { unit: 'requests', most: 100_000 }),
    ...(mode === 'local-sync'
      ? [number(`${group}: sync every`, [...path, 'syncMs'], { unit: 'ms', most: DAY })]
      : []),
    ...(mode === 'lease'
      ? [number(`${group}: lease`, [...path, 'batch'], { unit: 'requests', most: 100_000 })]
      : []),
  ]
}
