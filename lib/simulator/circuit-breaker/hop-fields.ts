import { breakerPresets } from '@/lib/engines/circuit-breaker/presets'
import type { Hop } from '@/lib/engines/circuit-breaker/scenario'

import type { Field, Path } from '../field'
import { choice, number } from '../field-rows'

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

const BUDGETS = {
  none: undefined,
  ...Object.fromEntries(
    [4, 10, 50].map((ratioPercent) => [
      `${ratioPercent} % of the requests of 10 s`,
      { ratioPercent, minimumPerSecond: 0, windowSeconds: 10 },
    ]),
  ),
}

const LATE_PROBES = {
  'is waited for, for ever': undefined,
  'is replaced after 1 s': 1_000,
  'is replaced after 5 s': 5_000,
} as const

/** The protections of one tier. */
export function hopFields(hop: Hop, name: string, path: Path): readonly Field[] {
  const tier = Number(path.at(-1))
  const place = tier === 0 ? name : `${name}, tier ${tier}`
  const group = `${Number(path[1]) + 1}. ${name}`
  const { breaker } = hop
  const choices = [
    choice([group, `${place}: breaker`], [...path, 'breaker'], { now: breaker, of: KINDS }),
    choice([group, `${place}: retries`], [...path, 'retry'], { now: hop.retry, of: RETRIES }),
    choice([group, `${place}: retry budget`], [...path, 'retryBudget'], {
      now: hop.retryBudget,
      of: BUDGETS,
    }),
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
    choice([group, `${place}: a probe that is late`], [...at, 'probeTimeoutMs'], {
      now: breaker.probeTimeoutMs,
      of: LATE_PROBES,
    }),
  ]
}
