import type { CircuitBreakerEvent } from '@/lib/engines/circuit-breaker/event'
import { hopOf, type CircuitBreakerScenario } from '@/lib/engines/circuit-breaker/scenario'

import { gaugeOf, type Gauge } from '../reading'

/** Threads of the first service, and what the rule of the breaker before the dependency sees. */
export function gaugesFor(
  scenario: CircuitBreakerScenario,
  lane: number,
  events: readonly CircuitBreakerEvent[],
): readonly Gauge[] {
  const { services } = scenario
  const { breaker } = hopOf(scenario.lanes[lane]!, services.length)
  const calls = events.filter(({ tier }) => tier === services.length)
  return [
    ...services.slice(0, 1).map(({ threads }) => threadsIn(events, threads)),
    ...(breaker ? [windowIn(breaker, calls)] : []),
  ]
}

function threadsIn(events: readonly CircuitBreakerEvent[], threshold: number): Gauge {
  const steps = events
    .filter(({ tier }) => tier === 1)
    .map(({ atMs, threads }) => ({ atMs, level: threads }))
  return gaugeOf([{ atMs: 0, level: 0 }, ...steps], { label: 'threads in use', threshold })
}

type Breaker = NonNullable<ReturnType<typeof hopOf>['breaker']>

function windowIn(
  { window, failureRatePercent }: Breaker,
  calls: readonly CircuitBreakerEvent[],
): Gauge {
  return window.kind === 'consecutive'
    ? gaugeOf(failuresIn(calls), { label: 'failures in a row', threshold: window.failures })
    : gaugeOf(ratesIn(calls), {
        label: 'failure rate, %',
        threshold: failureRatePercent,
        least: 100,
      })
}

const failuresIn = (events: readonly CircuitBreakerEvent[]) =>
  events.map(({ atMs, guard }) => ({ atMs, level: guard.failures }))

const ratesIn = (events: readonly CircuitBreakerEvent[]) =>
  events.map(({ atMs, guard: { calls, failures } }) => ({
    atMs,
    level: calls === 0 ? 0 : (100 * failures) / calls,
  }))
