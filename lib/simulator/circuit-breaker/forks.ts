import { FAULTS_MOST } from '@/lib/engines/circuit-breaker/dependency'
import type { CircuitBreakerScenario } from '@/lib/engines/circuit-breaker/scenario'

import type { Fork } from '../instrument'

const FAULT_MS = 5_000

/** A fault holds for calls begun within it, so one that begins here leaves the past as it was. */
export function forks(
  scenario: CircuitBreakerScenario,
  atMs: number,
): readonly Fork<CircuitBreakerScenario>[] {
  const [first, ...others] = scenario.dependencies
  if (!first || atMs >= scenario.durationMs || first.faults.length >= FAULTS_MOST) return []
  const withFault = (fault: (typeof first.faults)[number]): CircuitBreakerScenario => ({
    ...scenario,
    dependencies: [{ ...first, faults: [...first.faults, fault] }, ...others],
  })
  const span = { fromMs: atMs, untilMs: atMs + FAULT_MS }
  return [
    {
      id: 'outage',
      label: 'Break the dependency for 5 s here',
      scenario: withFault({ kind: 'outage', answerMs: 1, ...span }),
    },
    {
      id: 'slow',
      label: 'Slow it down fifteen times for 5 s',
      scenario: withFault({ kind: 'slow', factor: 15, ...span }),
    },
    {
      id: 'hang',
      label: 'Let it hang for 5 s',
      scenario: withFault({ kind: 'hang', ...span }),
    },
  ]
}
