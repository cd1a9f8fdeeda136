import type { CircuitBreakerEvent } from '@/lib/engines/circuit-breaker/event'
import { hopOf, type CircuitBreakerScenario } from '@/lib/engines/circuit-breaker/scenario'

import { gaugeOf, type Gauge } from '../reading'

/** Threads of the first service where there are any; otherwise what the breaker's rule sees. */
export function gaugeFor(
  scenario: CircuitBreakerScenario,
  lane: number,
  events: readonly CircuitBreakerEvent[],
): Gauge | null {
  const [service] = scenario.services
  if (service) {
    const steps = events
      .filter(({ tier }) => tier === 1)
      .map(({ atMs, threads }) => ({ atMs, level: threads }))
    return gaugeOf([{ atMs: 0, level: 0 }, ...steps], {
      label: 'threads in use',
      threshold: service.threads,
    })
  }
  const { breaker } = hopOf(scenario.lanes[lane]!, 0)
  if (!breaker) return null
  return breaker.window.kind === 'consecutive'
    ? gaugeOf(failuresIn(events), {
        label: 'failures in a row',
        threshold: breaker.window.failures,
      })
    : gaugeOf(ratesIn(events), {
        label: 'failure rate, %',
        threshold: breaker.failureRatePercent,
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
