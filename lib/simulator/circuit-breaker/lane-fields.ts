import type { CircuitBreakerScenario, Hop } from '@/lib/engines/circuit-breaker/scenario'

import type { Field, Path } from '../field'
import { choice, number } from '../field-rows'
import { breakerField, ruleFields } from './breaker-fields'
import { finerFields } from './finer-fields'

const HOUR = 3_600_000

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

const BULKHEADS = {
  none: undefined,
  '3 slots': { capacity: 3, queue: 0 },
  '10 slots': { capacity: 10, queue: 0 },
}

/** The protections of a lane, tier by tier, and its finer rules in a group of their own. */
export function laneFields(
  { lanes, services }: CircuitBreakerScenario,
  lane: number,
  laneName: string,
): readonly Field[] {
  const { hops } = lanes[lane]!
  const group = `${lane + 1}. ${laneName}`
  const places = hops.map((hop, n) => ({
    hop,
    path: ['lanes', lane, 'hops', n],
    name: `${laneName}: ${hops.length === 1 ? '' : `${tiersOf(n, hops.length, services.length)}, `}`,
  }))
  return [
    ...places.flatMap(({ hop, name, path }) => hopFields(hop, { group, name, path })),
    ...places.flatMap(({ hop: { breaker }, name, path }) =>
      breaker
        ? finerFields(breaker, {
            group: `${group}, finer rules`,
            name,
            path: [...path, 'breaker'],
          })
        : [],
    ),
  ]
}

/** The last one holds for the tiers that follow. */
function tiersOf(hop: number, hops: number, services: number): string {
  if (hop === 0) return 'callers'
  return hop === hops - 1 && hop < services ? `services ${hop} to ${services}` : `service ${hop}`
}

interface Place {
  readonly group: string
  readonly name: string
  readonly path: Path
}

function hopFields(hop: Hop, { group, name, path }: Place): readonly Field[] {
  const at = (key: keyof Hop): Path => [...path, key]
  const breaker = { group, name, path: at('breaker') }
  return [
    breakerField(hop.breaker, breaker),
    ...(hop.breaker ? ruleFields(hop.breaker, breaker) : []),
    ...(hop.timeoutMs === undefined
      ? []
      : [number([group, `${name}time-out`], at('timeoutMs'), { unit: 'ms', most: HOUR })]),
    choice([group, `${name}bulkhead`], at('bulkhead'), { now: hop.bulkhead, of: BULKHEADS }),
    ...(hop.bulkhead
      ? [
          number([group, `${name}slots`], [...at('bulkhead'), 'capacity'], { most: 1_000 }),
          number([group, `${name}places to wait`], [...at('bulkhead'), 'queue'], {
            least: 0,
            most: 1_000,
          }),
        ]
      : []),
    choice([group, `${name}retries`], at('retry'), { now: hop.retry, of: RETRIES }),
    ...(hop.retry || hop.retryBudget
      ? [
          choice([group, `${name}retry budget`], at('retryBudget'), {
            now: hop.retryBudget,
            of: BUDGETS,
          }),
        ]
      : []),
  ]
}
