import type { CircuitBreakerEvent } from '@/lib/engines/circuit-breaker/event'
import { hopOf, type CircuitBreakerScenario } from '@/lib/engines/circuit-breaker/scenario'

import { onceARun } from '../once-a-run'
import type { BreakerRun } from './reading'

/** The first call that one breaker lets through and another refuses. */
export interface Parting {
  readonly atMs: number
  readonly admitted: CircuitBreakerEvent
  readonly refused: CircuitBreakerEvent
}

/** The lanes whose calls to the dependency a breaker judges. */
export const breakerLanes = (scenario: CircuitBreakerScenario): readonly number[] =>
  scenario.lanes.flatMap((lane, n) => (hopOf(lane, scenario.services.length).breaker ? [n] : []))

/** Where the breakers of a run first judge the same call differently, or null. */
export const partingOf = onceARun(({ scenario, trace }: BreakerRun): Parting | null => {
  const lanes = new Set(breakerLanes(scenario))
  const last = scenario.services.length
  const calls = new Map<number, CircuitBreakerEvent[]>()
  for (const event of trace.events) {
    if (event.tier !== last || !lanes.has(event.lane) || !JUDGED.has(event.kind)) continue
    const call = event.request * ATTEMPTS + event.attempt
    const verdicts = calls.get(call) ?? []
    // Where the tiers above try again, a call comes more than once; its first verdict counts.
    if (verdicts.some(({ lane }) => lane === event.lane)) continue
    calls.set(call, [...verdicts, event])
    const other = verdicts.find((verdict) => isRefused(verdict) !== isRefused(event))
    if (!other) continue
    const [refused, admitted] = isRefused(event) ? [event, other] : [other, event]
    return { atMs: event.atMs, admitted, refused }
  }
  return null
})

/** More than a tier ever makes. */
const ATTEMPTS = 100

const JUDGED: ReadonlySet<CircuitBreakerEvent['kind']> = new Set([
  'called',
  'queued',
  'bulkhead-full',
  'short-circuited',
])

const isRefused = ({ kind }: CircuitBreakerEvent) => kind === 'short-circuited'
