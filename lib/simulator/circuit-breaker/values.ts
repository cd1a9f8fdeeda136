import type { CircuitBreakerEvent } from '@/lib/engines/circuit-breaker/event'
import {
  amplification,
  cascadeDepth,
  recoveryMs,
  type CircuitBreakerMetrics,
  type LaneMetrics,
} from '@/lib/engines/circuit-breaker/metrics'

import type { Value } from '../reading'
import { byLane, name, nameOfMost, number, percent, time } from '../values'
import { lateResults, longestProbing, refusedWhileProbing } from './probing'
import type { BreakerRun } from './reading'
import { callers, openings, sumOf } from './tallies'

export function valuesOf(
  run: BreakerRun,
  names: readonly string[],
  metrics: CircuitBreakerMetrics,
): Readonly<Record<string, Value>> {
  const own = metrics.lanes.map((lane, n) => ({
    name: name(names[n]!),
    ...laneValues(lane),
    ...timesOf(run, metrics, n),
    ...probingValues(run, n),
  }))
  const most = (of: (lane: LaneMetrics) => number) => nameOfMost(names, metrics.lanes.map(of))
  return {
    requests: number(callers(metrics.lanes[0]!).arrived),
    ...byLane(own),
    mostServed: most((lane) => callers(lane).served),
    mostFailed: most((lane) => callers(lane).failed),
    mostThreads: most((lane) => lane.tiers[1]?.mostThreads ?? 0),
  }
}

function laneValues(lane: LaneMetrics): Record<string, Value> {
  const { served, failed, arrived } = callers(lane)
  const answered = served + failed
  return {
    served: number(served),
    failed: number(failed),
    servedShare: percent(served, arrived),
    failedShare: percent(failed, arrived),
    refused: number(sumOf(lane, 'short-circuited')),
    bulkheadFull: number(sumOf(lane, 'bulkhead-full')),
    throttled: number(sumOf(lane, 'throttled')),
    turnedAway: number(sumOf(lane, 'turned-away')),
    timedOut: number(sumOf(lane, 'timed-out')),
    retries: number(sumOf(lane, 'retrying')),
    calls: number(lane.tiers.at(-1)!.counts.called),
    openings: number(openings(lane)),
    falseOpenings: number(lane.falseOpenings),
    slowest: time(lane.longestDurationMs),
    mean: time(answered === 0 ? 0 : Math.round(lane.totalDurationMs / answered)),
    threads: number(lane.tiers[1]?.mostThreads ?? 0),
    waiting: number(lane.tiers[1]?.mostWaiting ?? 0),
    amplification: number(Math.round(amplification(lane) * 100) / 100),
    depth: number(cascadeDepth(lane)),
  }
}

function timesOf(
  { trace }: BreakerRun,
  metrics: CircuitBreakerMetrics,
  lane: number,
): Record<string, Value> {
  const at = (kind: CircuitBreakerEvent['kind']) =>
    trace.events.find((event) => event.lane === lane && event.kind === kind)?.atMs
  const [opened, closed, probed] = [at('opened'), at('closed'), at('half-opened')]
  const recovery = recoveryMs(metrics, metrics.lanes[lane]!)
  return {
    ...(opened === undefined ? {} : { firstOpening: time(opened) }),
    ...(closed === undefined ? {} : { firstClosing: time(closed) }),
    ...(probed === undefined ? {} : { firstProbe: time(probed) }),
    ...(recovery === null ? {} : { recovery: time(recovery) }),
  }
}

function probingValues({ scenario, trace }: BreakerRun, lane: number): Record<string, Value> {
  const events = trace.events.filter((event) => event.lane === lane)
  return {
    refusedProbing: number(refusedWhileProbing(events)),
    longestProbing: time(longestProbing(scenario, events)),
    lateResults: number(lateResults(events)),
  }
}
