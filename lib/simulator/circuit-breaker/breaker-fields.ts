import { breakerPolicySchema, type BreakerPolicy } from '@/lib/engines/circuit-breaker/policy'
import { breakerPresets } from '@/lib/engines/circuit-breaker/presets'

import type { ChoiceField, Field, Option, Path } from '../field'
import { number } from '../field-rows'
import { moment } from '../words'

const HOUR = 3_600_000

/** Where the controls of one breaker stand and write. */
export interface BreakerPlace {
  readonly group: string
  /** What each label begins with. */
  readonly name: string
  readonly path: Path
}

const quick = { window: { kind: 'time', seconds: 5 }, minimumCalls: 20, openMs: 2_000, probes: 3 }
const KINDS: Readonly<Record<string, BreakerPolicy>> = {
  'opens at 50 % of 20 calls in 5 s': breakerPolicySchema.parse(quick),
  'opens after 5 failures in a row': breakerPolicySchema.parse({
    window: { kind: 'consecutive', failures: 5 },
    openMs: 5_000,
  }),
  'counts slow calls too': breakerPolicySchema.parse({
    ...quick,
    slowCallMs: 300,
    slowCallRatePercent: 50,
  }),
  'as Resilience4j': breakerPresets.resilience4j,
  'as Polly': breakerPresets.polly,
  'as cockatiel': breakerPresets.cockatiel,
  'as opossum': breakerPresets.opossum,
  'as Hystrix': breakerPresets.hystrix,
  'as Envoy': breakerPresets.envoy,
}

/** What a breaker is changed to keeps nothing of what it was. */
export function breakerField(policy: BreakerPolicy | undefined, place: BreakerPlace): ChoiceField {
  const { group, name, path } = place
  const text = JSON.stringify(policy)
  const known = Object.keys(KINDS).find((kind) => JSON.stringify(KINDS[kind]) === text)
  return {
    kind: 'choice',
    group,
    label: `${name}breaker`,
    path,
    chosen: policy ? (known ?? 'as set below') : 'none',
    options: [
      { label: 'none', set: undefined },
      ...Object.entries(KINDS).map(([label, set]) => ({ label, set })),
    ],
  }
}

/** The rules that every breaker is talked about by. */
export function ruleFields(policy: BreakerPolicy, place: BreakerPlace): readonly Field[] {
  const { group, name, path } = place
  const isList = typeof policy.openMs !== 'number'
  return [
    windowKind(policy, place),
    windowSize(policy, place),
    ...(policy.window.kind === 'consecutive'
      ? []
      : [
          number([group, `${name}opens at`], [...path, 'failureRatePercent'], {
            unit: '%',
            least: 0,
            most: 100,
          }),
          number([group, `${name}judges from`], [...path, 'minimumCalls'], {
            unit: 'calls',
            most: 10_000,
          }),
        ]),
    number([group, `${name}stays open`], isList ? [...path, 'openMs', 0] : [...path, 'openMs'], {
      unit: 'ms',
      least: 0,
      most: HOUR,
    }),
    number([group, `${name}probes`], [...path, 'probes'], { most: 1_000 }),
    lateProbeField(policy, place),
  ]
}

const WINDOWS = {
  count: { label: 'its last calls', set: { kind: 'count', size: 20 } },
  time: { label: 'its last seconds', set: { kind: 'time', seconds: 10 } },
  consecutive: { label: 'failures in a row', set: { kind: 'consecutive', failures: 5 } },
} as const satisfies Readonly<Record<BreakerPolicy['window']['kind'], Option>>

const windowKind = (
  { window }: BreakerPolicy,
  { group, name, path }: BreakerPlace,
): ChoiceField => ({
  kind: 'choice',
  group,
  label: `${name}looks at`,
  path: [...path, 'window'],
  chosen: WINDOWS[window.kind].label,
  options: Object.values(WINDOWS),
})

function windowSize({ window }: BreakerPolicy, { group, name, path }: BreakerPlace): Field {
  const at: Path = [...path, 'window']
  switch (window.kind) {
    case 'count':
      return number([group, `${name}window`], [...at, 'size'], { unit: 'calls', most: 1_000 })
    case 'time':
      return number([group, `${name}window`], [...at, 'seconds'], {
        unit: 's',
        least: 0.001,
        most: 3_600,
      })
    case 'consecutive':
      return number([group, `${name}opens at`], [...at, 'failures'], {
        unit: 'in a row',
        most: 10_000,
      })
  }
}

/** Two keys make one rule, so what is set is the whole breaker. */
function lateProbeField(policy: BreakerPolicy, place: BreakerPlace): ChoiceField {
  const { probeTimeoutMs, onProbeTimeout } = policy
  const option = (after: number | undefined, then: BreakerPolicy['onProbeTimeout']) => ({
    label: lateProbe(after, then),
    set: { ...policy, probeTimeoutMs: after, onProbeTimeout: then },
  })
  return {
    kind: 'choice',
    group: place.group,
    label: `${place.name}a probe that is late`,
    path: place.path,
    chosen: lateProbe(probeTimeoutMs, onProbeTimeout),
    options: [
      option(undefined, 'replace'),
      option(1_000, 'replace'),
      option(5_000, 'replace'),
      option(1_000, 'reopen'),
    ],
  }
}

function lateProbe(afterMs: number | undefined, then: BreakerPolicy['onProbeTimeout']): string {
  if (afterMs === undefined) return 'is waited for, for ever'
  return `${then === 'replace' ? 'is replaced' : 'opens it again'} after ${moment(afterMs)}`
}
