import { finalMetrics } from '@/lib/engines/trace'
import type { RateLimitEvent } from '@/lib/engines/rate-limit/event'
import { fairness, type LaneMetrics, type RateLimitMetrics } from '@/lib/engines/rate-limit/metrics'
import type { RateLimitScenario } from '@/lib/engines/rate-limit/scenario'
import { count } from '@/lib/format/count'

import type { Run } from '../instrument'
import {
  gaugeOf,
  marksOf,
  type LaneReading,
  type NamedMoment,
  type Reading,
  type Shape,
  type Value,
} from '../reading'
import { byLane, name, nameOfMost, number, percent, time } from '../values'
import { amount, moment } from '../words'
import { laneNames, laneNote, limitOf } from './policy-words'
import { promisedWithin } from './promise'

export type RateLimitRun = Run<RateLimitScenario, RateLimitEvent, RateLimitMetrics>

const SHAPE_OF: Readonly<Record<RateLimitEvent['kind'], Shape>> = {
  allowed: 'dot',
  delayed: 'half',
  throttled: 'cross',
}

export const figureColumns = (trailingMs: number) => [
  'allowed',
  'throttled',
  `worst ${moment(trailingMs)}`,
  'fairness',
]

export function reading(run: RateLimitRun): Reading {
  const { scenario, trace } = run
  const names = laneNames(scenario.lanes)
  const lanes = scenario.lanes.map((lane, n) => {
    const events = trace.events.filter((event) => event.lane === n)
    return { name: names[n]!, note: laneNote(lane), ...drawn(limitOf(lane), events) }
  })
  const end = finalMetrics(run.trace)
  return {
    durationMs: scenario.durationMs,
    events: trace.events.length,
    headline: headline(run, names, end),
    lanes,
    figureColumns: figureColumns(scenario.trailingMs),
    moments: momentsOf(run, names, end),
    values: valuesOf(run, names, end),
    legend: [
      { shape: 'dot', says: 'allowed' },
      { shape: 'cross', says: 'throttled, 429' },
      { shape: 'half', says: 'allowed after a delay' },
    ],
  }
}

/** A lane is drawn for all keys; its inner state is that of the key that asks most. */
function drawn(
  limit: number,
  events: readonly RateLimitEvent[],
): Omit<LaneReading, 'name' | 'note'> {
  const key = busiestKey(events)
  const steps = events
    .filter((event) => event.key === key)
    .map(({ atMs, remaining }) => ({ atMs, level: Math.max(0, limit - remaining) }))
  return {
    marks: marksOf(events.map(({ atMs, kind }) => ({ atMs, shape: SHAPE_OF[kind] }))),
    bands: null,
    gauges: [
      gaugeOf([{ atMs: 0, level: 0 }, ...steps], {
        label: key === undefined || !hasManyKeys(events) ? 'taken' : `taken by key ${key}`,
        threshold: limit,
      }),
    ],
  }
}

const hasManyKeys = (events: readonly RateLimitEvent[]) =>
  events.some(({ key }) => key !== events[0]?.key)

function busiestKey(events: readonly RateLimitEvent[]): number | undefined {
  const asked = new Map<number, number>()
  for (const { key } of events) asked.set(key, (asked.get(key) ?? 0) + 1)
  let busiest: number | undefined
  for (const [key, times] of asked) {
    if (busiest === undefined || times > asked.get(busiest)!) busiest = key
  }
  return busiest
}

/** The lane that let the most through in a trailing window, held against its own rules. */
function headline(
  { scenario }: RateLimitRun,
  names: readonly string[],
  { lanes, requests }: RateLimitMetrics,
): string {
  if (requests === 0) return 'Nobody asked for anything in this run'
  const worst = lanes.reduce(
    (a, lane, n) => (lane.worstTrailing > lanes[a]!.worstTrailing ? n : a),
    0,
  )
  const { worstTrailing, throttled, offered } = lanes[worst]!
  const limit = promisedWithin(scenario.lanes[worst]!, scenario.trailingMs)
  const name = names[worst]!
  if (throttled === 0 && lanes.every((lane) => lane.throttled === 0)) {
    return `Nothing was refused: ${count(requests, 'request')} passed every policy`
  }
  return worstTrailing > limit
    ? `${name} admitted ${amount(worstTrailing)} within ${moment(scenario.trailingMs)}; its limit is ${amount(limit)}`
    : `${name} admitted ${amount(offered - throttled)} of ${count(offered, 'request')} and refused ${amount(throttled)}`
}

function momentsOf(
  { trace, scenario }: RateLimitRun,
  names: readonly string[],
  { lanes, divergence }: RateLimitMetrics,
): readonly NamedMoment[] {
  const refusals = lanes.flatMap((_, n) => {
    const first = trace.events.find((event) => event.lane === n && event.kind === 'throttled')
    return first ? [{ atMs: first.atMs, label: `first refusal, ${names[n]!}` }] : []
  })
  const worst = lanes.flatMap(({ worstTrailing, worstTrailingAtMs }, n) =>
    worstTrailing > promisedWithin(scenario.lanes[n]!, scenario.trailingMs)
      ? [{ atMs: worstTrailingAtMs, label: `worst window, ${names[n]!}` }]
      : [],
  )
  const parting = divergence ? [{ atMs: divergence.atMs, label: 'first divergence' }] : []
  return [...parting, ...refusals, ...worst].toSorted((a, b) => a.atMs - b.atMs)
}

function valuesOf(
  { scenario, trace }: RateLimitRun,
  names: readonly string[],
  metrics: RateLimitMetrics,
): Readonly<Record<string, Value>> {
  const own = metrics.lanes.map((lane, n) => {
    const first = trace.events.find((event) => event.lane === n && event.kind === 'throttled')
    return {
      name: name(names[n]!),
      ...laneValues(lane, limitOf(scenario.lanes[n]!)),
      ...(first ? { firstRefusal: time(first.atMs), wait: time(first.retryAfterMs) } : {}),
    }
  })
  const most = (of: (lane: LaneMetrics) => number) => nameOfMost(names, metrics.lanes.map(of))
  return {
    requests: number(metrics.requests),
    ...(metrics.divergence ? { divergence: time(metrics.divergence.atMs) } : {}),
    ...byLane(own),
    mostAllowed: most(({ allowed, delayed }) => allowed + delayed),
    mostThrottled: most(({ throttled }) => throttled),
    worstLane: most(({ worstTrailing }) => worstTrailing),
  }
}

function laneValues(lane: LaneMetrics, limit: number): Record<string, Value> {
  const admitted = lane.allowed + lane.delayed
  return {
    limit: number(limit),
    offered: number(lane.offered),
    allowed: number(admitted),
    delayed: number(lane.delayed),
    throttled: number(lane.throttled),
    refusedShare: percent(lane.throttled, lane.offered),
    allowedShare: percent(admitted, lane.offered),
    cost: number(lane.admittedCost),
    worst: number(lane.worstTrailing),
    worstAt: time(lane.worstTrailingAtMs),
    worstWindow: number(lane.worstWindow),
    longestWait: time(lane.longestRetryAfterMs),
    longestDelay: time(lane.longestDelayMs),
    fairness: number(Math.round(fairness(lane) * 100) / 100),
    storeCalls: number(lane.storeOps),
    storeCallsPerRequest: number(
      lane.offered === 0 ? 0 : Math.round((lane.storeOps * 1_000) / lane.offered) / 1_000,
    ),
  }
}
