import type { RateLimitScenario, Source } from '@/lib/engines/rate-limit/scenario'

import type { ChoiceField, Field, NumberField, Path } from '../field'
import { number, runFields } from '../field-rows'
import { laneFields } from './lane-fields'
import { laneNames } from './policy-words'

const SECOND = 1_000
const DAY = 86_400_000

export function fields(scenario: RateLimitScenario): readonly Field[] {
  const names = laneNames(scenario.lanes)
  return [
    ...scenario.sources.flatMap((source, n) => sourceFields(source, n, scenario.sources.length)),
    retryField(scenario),
    ...scenario.lanes.flatMap((_, n) => laneFields(scenario, n, names[n]!)),
    ...runFields(3_600_000),
    number(['Run', 'Window for the worst count'], ['trailingMs'], { unit: 'ms', most: DAY }),
  ]
}

function sourceFields(source: Source, n: number, sources: number): readonly Field[] {
  const group = sources === 1 ? 'Traffic' : `Traffic ${n + 1}`
  const at: Path = ['sources', n]
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
          number([group, `${group}: requests per second`], [...at, 'arrivals', 'perSecond'], {
            unit: '/s',
            least: 0.001,
            most: 100_000,
          }),
        ]
      : []
  return [
    kinds,
    ...rates,
    number([group, `${group}: from`], [...at, 'fromMs'], { unit: 'ms', least: 0, most: 3_600_000 }),
    ...(source.untilMs === undefined
      ? []
      : [
          number([group, `${group}: until`], [...at, 'untilMs'], {
            unit: 'ms',
            least: 0,
            most: 3_600_000,
          }),
        ]),
    number([group, `${group}: cost of a request`], [...at, 'cost'], { least: 0, most: 1_000 }),
    number([group, `${group}: keys`], [...at, 'keys'], { most: 10_000 }),
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
