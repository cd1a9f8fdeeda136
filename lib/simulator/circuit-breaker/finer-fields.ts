import type { BreakerPolicy } from '@/lib/engines/circuit-breaker/policy'

import type { ChoiceField, Field } from '../field'
import { choice, number } from '../field-rows'
import type { BreakerPlace } from './breaker-fields'

const HOUR = 3_600_000
const WAITS_SHOWN = 6
const AS_LONG = 'as long again'
const DOUBLING = 'twice as long, up to 8 times'

/** The rules in which libraries disagree, and what few ever change. */
export function finerFields(policy: BreakerPolicy, place: BreakerPlace): readonly Field[] {
  const hasRate = policy.window.kind !== 'consecutive'
  const rule = ruleOf(policy, place)
  return [
    ...(hasRate ? [...rateFields(policy, place), ...slowFields(policy, place)] : []),
    ...waitFields(policy, place),
    ...probeFields(policy, place),
    rule(['lateResults', 'results while open'], { 'are dropped': 'ignore', 'are shown': 'record' }),
    ...(hasRate
      ? [
          rule(['countShortCircuited', 'refused calls'], {
            'do not count': false,
            'count as calls': true,
          }),
        ]
      : []),
    rule(['resetOnClose', 'after closing'], {
      'the window begins anew': true,
      'the window lives on': false,
    }),
  ]
}

type Rule = readonly [key: keyof BreakerPolicy, label: string]

/** A rule with a word for each of its values. */
function ruleOf(policy: BreakerPolicy, { group, name, path }: BreakerPlace) {
  return ([key, label]: Rule, of: Readonly<Record<string, unknown>>) =>
    choice([group, `${name}${label}`], [...path, key], { now: policy[key], of })
}

function rateFields(policy: BreakerPolicy, place: BreakerPlace): readonly Field[] {
  const rule = ruleOf(policy, place)
  return [
    rule(['threshold', 'a rate of exactly its threshold'], {
      'opens it': 'inclusive',
      'does not': 'exclusive',
    }),
    rule(['evaluateOn', 'judges after'], {
      'every result': 'every-result',
      'a failure': 'failures',
    }),
  ]
}

/** Two keys make one rule, so what is set is the whole breaker. */
function slowFields(policy: BreakerPolicy, { group, name, path }: BreakerPlace): readonly Field[] {
  const isCounted = policy.slowCallRatePercent !== undefined
  const whether: ChoiceField = {
    kind: 'choice',
    group,
    label: `${name}slow calls`,
    path,
    chosen: isCounted ? 'count too' : 'do not count',
    options: [
      {
        label: 'do not count',
        set: { ...policy, slowCallMs: undefined, slowCallRatePercent: undefined },
      },
      { label: 'count too', set: { ...policy, slowCallMs: 300, slowCallRatePercent: 50 } },
    ],
  }
  if (!isCounted) return [whether]
  return [
    whether,
    number([group, `${name}slow is a call over`], [...path, 'slowCallMs'], {
      unit: 'ms',
      least: 0,
      most: HOUR,
    }),
    number([group, `${name}opens at slow calls`], [...path, 'slowCallRatePercent'], {
      unit: '%',
      least: 0,
      most: 100,
    }),
  ]
}

function waitFields(policy: BreakerPolicy, place: BreakerPlace): readonly Field[] {
  const { group, name, path } = place
  const { openMs } = policy
  const waits = typeof openMs === 'number' ? [openMs] : openMs
  const [first = 0] = waits
  const doubled = [1, 2, 4, 8].map((times) => times * first)
  const after: ChoiceField = {
    kind: 'choice',
    group,
    label: `${name}after a failed probe it waits`,
    path: [...path, 'openMs'],
    chosen:
      typeof openMs === 'number'
        ? AS_LONG
        : String(openMs) === String(doubled)
          ? DOUBLING
          : 'as listed below',
    options: [
      { label: AS_LONG, set: first },
      { label: DOUBLING, set: doubled },
    ],
  }
  const rule = ruleOf(policy, place)
  return [
    rule(['openBoundary', 'a call at the very end of the wait'], {
      'is admitted': 'inclusive',
      'comes 1 ms too early': 'exclusive',
    }),
    after,
    ...waits.slice(1, WAITS_SHOWN).map((_, n) =>
      number([group, `${name}wait ${n + 2}`], [...path, 'openMs', n + 1], {
        unit: 'ms',
        least: 0,
        most: HOUR,
      }),
    ),
  ]
}

/** A single probe leaves nothing to choose. */
function probeFields(policy: BreakerPolicy, place: BreakerPlace): readonly Field[] {
  if (policy.probes === 1) return []
  const rule = ruleOf(policy, place)
  return [
    rule(['halfOpenVerdict', 'half-open is decided by'], {
      'all probes': 'all-probes',
      'the minimum of calls': 'minimum-calls',
      'the first result': 'first-result',
    }),
    rule(['earlyVerdict', 'a verdict that is certain early'], {
      'opens it at once': true,
      'is not taken': false,
    }),
  ]
}
