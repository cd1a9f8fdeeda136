import { breakerPresets } from '@/lib/engines/circuit-breaker/presets'
import type { CircuitBreakerScenario, Hop } from '@/lib/engines/circuit-breaker/scenario'

import type { ChoiceField, Field, NumberField, Path } from '../field'
import { laneNames } from './reading'

const HOUR = 3_600_000

/** What a breaker is changed to keeps nothing of what it was. */
const KINDS = {
  none: undefined,
  'opens at 50 % of 20 calls in 5 s': {
    window: { kind: 'time', seconds: 5 },
    minimumCalls: 20,
    openMs: 2_000,
    probes: 3,
  },
  'opens after 5 failures in a row': {
    window: { kind: 'consecutive', failures: 5 },
    openMs: 5_000,
  },
  'counts slow calls too': {
    window: { kind: 'time', seconds: 5 },
    minimumCalls: 20,
    openMs: 2_000,
    probes: 3,
    slowCallMs: 300,
    slowCallRatePercent: 50,
  },
  ...breakerPresets,
} as const

const RETRIES = {
  never: undefined,
  'twice more, at once': { kind: 'fixed', delayMs: 0, maxAttempts: 3 },
  'twice more, with full jitter': {
    kind: 'full-jitter',
    baseMs: 100,
    capMs: 1_000,
    maxAttempts: 3,
  },
} as const

export function fields(scenario: CircuitBreakerScenario): readonly Field[] {
  const names = laneNames(scenario)
  return [
    ...trafficFields(scenario),
    ...scenario.dependencies.slice(0, 1).flatMap((_, n) => dependencyFields(scenario, n)),
    ...scenario.lanes.flatMap(({ hops }, lane) =>
      hops.flatMap((hop, tier) => hopFields(hop, names[lane]!, ['lanes', lane, 'hops', tier])),
    ),
    number(['Run', 'Length of the run'], ['durationMs'], { unit: 'ms', most: HOUR }),
    number(['Run', 'Seed'], ['seed'], { least: 0, most: 1_000_000 }),
  ]
}

function number(
  [group, label]: Named,
  path: Path,
  { unit = '', least = 1, most }: Bounds,
): NumberField {
  return { kind: 'number', group, label, path, unit, least, most }
}

interface Bounds {
  readonly unit?: string
  readonly least?: number
  readonly most: number
}

function trafficFields({ arrivals, services }: CircuitBreakerScenario): readonly Field[] {
  const rate =
    'perSecond' in arrivals
      ? [
          number(['Traffic', 'Requests per second'], ['arrivals', 'perSecond'], {
            unit: '/s',
            least: 0.001,
            most: 10_000,
          }),
        ]
      : []
  return [
    ...rate,
    ...services.flatMap((_, n) => [
      number(['Services', `Service ${n + 1}: threads`], ['services', n, 'threads'], {
        most: 1_000,
      }),
      number(['Services', `Service ${n + 1}: queue`], ['services', n, 'queue'], {
        least: 0,
        most: 1_000,
      }),
    ]),
  ]
}

function dependencyFields({ dependencies }: CircuitBreakerScenario, n: number): readonly Field[] {
  const group = 'The dependency'
  const at: Path = ['dependencies', n]
  const { faults } = dependencies[n]!
  const [fault] = faults
  const error = number([group, 'Errors without a fault'], [...at, 'errorPercent'], {
    unit: '%',
    least: 0,
    most: 100,
  })
  if (!fault) return [error]
  const path: Path = [...at, 'faults', 0]
  const span = { fromMs: fault.fromMs, untilMs: fault.untilMs }
  const kind: ChoiceField = {
    kind: 'choice',
    group,
    label: 'Fault',
    path,
    chosen: FAULTS[fault.kind],
    options: [
      { label: FAULTS.outage, set: { kind: 'outage', ...span } },
      { label: FAULTS.hang, set: { kind: 'hang', ...span } },
      { label: FAULTS.errors, set: { kind: 'errors', percent: 50, ...span } },
      { label: FAULTS.slow, set: { kind: 'slow', factor: 15, ...span } },
    ],
  }
  return [
    error,
    kind,
    number([group, 'Fault from'], [...path, 'fromMs'], { unit: 'ms', least: 0, most: HOUR }),
    number([group, 'Fault until'], [...path, 'untilMs'], { unit: 'ms', least: 0, most: HOUR }),
  ]
}

const FAULTS = {
  outage: 'every call fails',
  hang: 'no call is answered',
  errors: 'half of the calls fail',
  slow: 'fifteen times as slow',
} as const

function hopFields(hop: Hop, name: string, path: Path): readonly Field[] {
  const tier = Number(path.at(-1))
  const place = tier === 0 ? name : `${name}, tier ${tier}`
  const group = `${Number(path[1]) + 1}. ${name}`
  const { breaker } = hop
  const choices = [
    choice([group, `${place}: breaker`], [...path, 'breaker'], { now: breaker, kinds: KINDS }),
    choice([group, `${place}: retries`], [...path, 'retry'], { now: hop.retry, kinds: RETRIES }),
  ]
  const timeout =
    hop.timeoutMs === undefined
      ? []
      : [number([group, `${place}: time-out`], [...path, 'timeoutMs'], { unit: 'ms', most: HOUR })]
  if (!breaker) return [...choices, ...timeout]
  const at: Path = [...path, 'breaker']
  const wait = typeof breaker.openMs === 'number'
  return [
    ...choices,
    ...timeout,
    number([group, `${place}: opens at`], [...at, 'failureRatePercent'], {
      unit: '%',
      least: 0,
      most: 100,
    }),
    number([group, `${place}: judges from`], [...at, 'minimumCalls'], {
      unit: 'calls',
      most: 10_000,
    }),
    ...(wait
      ? [
          number([group, `${place}: stays open`], [...at, 'openMs'], {
            unit: 'ms',
            least: 0,
            most: HOUR,
          }),
        ]
      : []),
    number([group, `${place}: probes`], [...at, 'probes'], { most: 1_000 }),
  ]
}

type Named = readonly [group: string, label: string]

interface Kinds {
  readonly now: unknown
  readonly kinds: Readonly<Record<string, unknown>>
}

function choice([group, label]: Named, path: Path, { now, kinds }: Kinds): ChoiceField {
  const options = Object.entries(kinds).map(([name, set]) => ({ label: name, set }))
  const known = options.find(({ set }) => JSON.stringify(set) === JSON.stringify(now))
  return { kind: 'choice', group, label, path, chosen: known?.label ?? 'as it is', options }
}
