import type { CircuitBreakerEvent } from '@/lib/engines/circuit-breaker/event'
import {
  amplification,
  cascadeDepth,
  recoveryMs,
  type CircuitBreakerMetrics,
  type LaneMetrics,
} from '@/lib/engines/circuit-breaker/metrics'

import type { Value } from '../reading'
import { amount, moment } from '../words'
import { lateResults, longestProbing, refusedWhileProbing } from './probing'
import type { BreakerRun } from './reading'
import { callers, openings, sumOf } from './tallies'

const number = (value: number): Value => ({ value, text: amount(value) })
const time = (atMs: number): Value => ({ value: atMs, text: moment(atMs) })
const percent = (part: number, whole: number): Value => {
  const value = whole === 0 ? 0 : Math.round((part * 1_000) / whole) / 10
  return { value, text: `${amount(value)} %` }
}

/** What lessons and predictions may name, by lane: `served.1` is of the first. */
export function valuesOf(
  run: BreakerRun,
  names: readonly string[],
  metrics: CircuitBreakerMetrics,
): Readonly<Record<string, Value>> {
  const values: Record<string, Value> = { requests: number(callers(metrics.lanes[0]!).arrived) }
  metrics.lanes.forEach((lane, n) => {
    const own = { ...laneValues(lane), ...timesOf(run, metrics, n), ...probingValues(run, n) }
    values[`name.${n + 1}`] = { value: names[n]!, text: names[n]! }
    for (const [name, value] of Object.entries(own)) values[`${name}.${n + 1}`] = value
  })
  const extreme = (of: (lane: LaneMetrics) => number): Value => {
    const n = metrics.lanes.reduce((a, lane, at) => (of(lane) > of(metrics.lanes[a]!) ? at : a), 0)
    return { value: names[n]!, text: names[n]! }
  }
  return {
    ...values,
    mostServed: extreme((lane) => callers(lane).served),
    mostFailed: extreme((lane) => callers(lane).failed),
    mostThreads: extreme((lane) => lane.tiers[1]?.mostThreads ?? 0),
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
