import type { CircuitBreakerEvent } from '@/lib/engines/circuit-breaker/event'
import type { CircuitBreakerMetrics } from '@/lib/engines/circuit-breaker/metrics'
import { hopOf, type CircuitBreakerScenario } from '@/lib/engines/circuit-breaker/scenario'

import type { Claim } from '../instrument'
import { shorterRuns } from '../shorter-runs'
import { amount, moment } from '../words'
import { laneNames } from './reading'

type BreakerClaim = Claim<CircuitBreakerScenario, CircuitBreakerEvent, CircuitBreakerMetrics>

const SHORTEST_MS = 500
const ERRORS_MOST = 25

/** Short runs first, each with another seed and a few per cent of errors, and without any fault. */
function propose(
  scenario: CircuitBreakerScenario,
  n: number,
  random: () => number,
): CircuitBreakerScenario {
  const errorPercent = Math.round(random() * ERRORS_MOST * 10) / 10
  return {
    ...scenario,
    seed: n,
    durationMs: Math.min(scenario.durationMs, SHORTEST_MS + 25 * n),
    dependencies: scenario.dependencies.map((dependency) => ({
      ...dependency,
      errorPercent,
      faults: [],
    })),
  }
}

const hasBreaker = ({ lanes }: CircuitBreakerScenario) =>
  lanes.some(({ hops }) => hops.some(({ breaker }) => breaker !== undefined))

export const claims: readonly BreakerClaim[] = [
  {
    id: 'no-false-opening',
    says: 'No breaker here opens while fewer than one call in four fails.',
    about: hasBreaker,
    propose,
    shorter: shorterRuns,
    broken: ({ scenario, trace }) => {
      const opened = trace.events.find(({ kind }) => kind === 'opened')
      if (!opened) return null
      const { errorPercent } = scenario.dependencies[opened.dependency]!
      return {
        atMs: opened.atMs,
        says: `${laneNames(scenario)[opened.lane]!} opened at ${moment(opened.atMs)} although only ${amount(errorPercent)} % of the calls fail.`,
      }
    },
  },
  {
    id: 'no-harm',
    says: 'With a breaker, no more requests fail than without.',
    about: (scenario) =>
      hasBreaker(scenario) &&
      scenario.lanes.some((_, n) => guardOf(scenario, n) === undefined) &&
      scenario.lanes.some((_, n) => guardOf(scenario, n) !== undefined),
    propose,
    shorter: shorterRuns,
    broken: ({ scenario, trace }) => {
      const failed = scenario.lanes.map(
        (_, lane) =>
          trace.events.filter(
            (event) => event.lane === lane && event.tier === 0 && event.kind === 'failed',
          ).length,
      )
      const without = failed.findIndex((_, n) => guardOf(scenario, n) === undefined)
      const worse = failed.findIndex(
        (count, n) => guardOf(scenario, n) !== undefined && count > failed[without]!,
      )
      if (worse === -1) return null
      const names = laneNames(scenario)
      return {
        atMs: trace.events.at(-1)?.atMs ?? 0,
        says: `${names[worse]!} failed ${amount(failed[worse]!)} requests, ${names[without]!} ${amount(failed[without]!)}.`,
      }
    },
  },
]

const guardOf = (scenario: CircuitBreakerScenario, lane: number) =>
  hopOf(scenario.lanes[lane]!, scenario.services.length).breaker
