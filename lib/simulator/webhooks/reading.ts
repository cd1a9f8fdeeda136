import { finalMetrics } from '@/lib/engines/trace'
import type { WebhookEvent } from '@/lib/engines/webhooks/event'
import { attemptsPerSecond, deliveryTimesMs, percentile } from '@/lib/engines/webhooks/figures'
import {
  pendingOf,
  type EndpointMetrics,
  type WebhookMetrics,
} from '@/lib/engines/webhooks/metrics'
import type { WebhookScenario } from '@/lib/engines/webhooks/scenario'
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
import { byLane, nameOfMost, number, time } from '../values'
import { amount, moment } from '../words'
import { ganttOf } from './gantt'

export type WebhookRun = Run<WebhookScenario, WebhookEvent, WebhookMetrics>

export const figureColumns = [
  'delivered',
  'dead',
  'attempts',
  'pending',
  'slowest',
  'effects twice',
]

export const endpointName = (endpoint: number) => `Endpoint ${endpoint + 1}`

export function reading(run: WebhookRun): Reading {
  const { scenario, trace } = run
  const end = finalMetrics(trace)
  return {
    durationMs: scenario.durationMs,
    events: trace.events.length,
    headline: headline(end),
    lanes: scenario.endpoints.map((_, endpoint) => laneOf(run, endpoint)),
    figureColumns,
    moments: momentsOf(run),
    values: valuesOf(run, end),
    legend: [
      { shape: 'dot', says: 'delivered' },
      { shape: 'ring', says: 'failed, will be retried' },
      { shape: 'cross', says: 'given up' },
    ],
  }
}

function laneOf({ scenario, trace }: WebhookRun, endpoint: number): LaneReading {
  const events = trace.events.filter((event) => event.endpoint === endpoint)
  const { limitPerSecond } = scenario.endpoints[endpoint]!
  const steps = events.map(({ atMs, load }) => ({ atMs, level: load.queued + load.waiting }))
  return {
    name: endpointName(endpoint),
    note: noteOf(scenario, endpoint),
    marks: marksOf(
      events.flatMap((event) => {
        const shape = shapeOf(event)
        return shape ? [{ atMs: event.atMs, shape }] : []
      }),
    ),
    bands: ganttOf(scenario.durationMs, events),
    gauges: [
      gaugeOf(loadSteps(events, endpoint), {
        label: 'attempts a second',
        threshold: limitPerSecond ?? null,
      }),
      gaugeOf([{ atMs: 0, level: 0 }, ...steps], { label: 'yet to deliver', threshold: null }),
    ],
  }
}

/** What the endpoint has to bear, second by second: a herd is a peak. */
const loadSteps = (events: readonly WebhookEvent[], endpoint: number) =>
  [...attemptsPerSecond(events, endpoint), 0]
    .map((level, second) => ({ atMs: second * 1_000, level }))
    // A run may last for days, with nothing to tell of most of its seconds.
    .filter(({ level }, second, all) => level !== all[second - 1]?.level)

function shapeOf({ kind }: WebhookEvent): Shape | null {
  switch (kind) {
    case 'delivered':
      return 'dot'
    case 'waiting':
      return 'ring'
    case 'dead':
      return 'cross'
    default:
      return null
  }
}

function noteOf({ endpoints, sender }: WebhookScenario, endpoint: number): string {
  const { outages, goneFromMs, concurrency } = endpoints[endpoint]!
  const [outage] = outages
  const trouble =
    goneFromMs !== undefined
      ? `gone from ${moment(goneFromMs)}`
      : outage
        ? `down ${moment(outage.fromMs)} to ${moment(outage.untilMs)}`
        : 'no outage'
  const workers = sender.workers === undefined ? `${concurrency} at a time` : 'shared workers'
  return `${trouble}, ${workers}`
}

function headline({ endpoints }: WebhookMetrics): string {
  const sum = (of: (endpoint: EndpointMetrics) => number) =>
    endpoints.reduce((total, endpoint) => total + of(endpoint), 0)
  const created = sum((endpoint) => endpoint.created)
  const attempts = sum((endpoint) => endpoint.attempts)
  const dead = sum((endpoint) => endpoint.dead)
  const pending = sum(pendingOf)
  if (created === 0) return 'Nothing happened that anybody had to be told'
  const left =
    dead > 0
      ? `${amount(dead)} given up`
      : pending > 0
        ? `${amount(pending)} still on the way`
        : 'all delivered'
  return `Delivering ${count(created, 'event')} took ${count(attempts, 'attempt')}: ${left}`
}

const MOMENTS_MOST = 30

function momentsOf({ scenario, trace }: WebhookRun): readonly NamedMoment[] {
  const of = (endpoint: number, kind: WebhookEvent['kind'], label: string) => {
    const found = trace.events.find((event) => event.endpoint === endpoint && event.kind === kind)
    return found ? [{ atMs: found.atMs, label: `${label}, ${endpointName(endpoint)}` }] : []
  }
  const changes = trace.events.flatMap((event) =>
    event.kind === 'endpoint'
      ? [{ atMs: event.atMs, label: `${endpointName(event.endpoint)} is ${event.state}` }]
      : [],
  )
  const firsts = scenario.endpoints.flatMap((_, endpoint) => [
    ...of(endpoint, 'waiting', 'first failure'),
    ...of(endpoint, 'dead', 'first given up'),
  ])
  return [...firsts, ...changes.slice(0, MOMENTS_MOST)].toSorted((a, b) => a.atMs - b.atMs)
}

function valuesOf(run: WebhookRun, { endpoints }: WebhookMetrics): Readonly<Record<string, Value>> {
  const own = endpoints.map((endpoint, n) => ({
    ...countsOf(endpoint),
    ...copiesOf(endpoint),
    ...timesOf(run, n),
  }))
  const names = endpoints.map((_, n) => endpointName(n))
  const slowest = endpoints.map(({ slowestMs }) => slowestMs)
  return {
    ...byLane(own),
    created: number(endpoints.reduce((sum, each) => sum + each.created, 0)),
    attempts: number(endpoints.reduce((sum, each) => sum + each.attempts, 0)),
    slowestEndpoint: nameOfMost(names, slowest),
  }
}

function countsOf(endpoint: EndpointMetrics): Record<string, Value> {
  const { created, attempts } = endpoint
  return {
    created: number(created),
    delivered: number(endpoint.delivered),
    dead: number(endpoint.dead),
    pending: number(pendingOf(endpoint)),
    attempts: number(attempts),
    retries: number(endpoint.retries),
    timeouts: number(endpoint.timeouts),
    perEvent: number(created === 0 ? 0 : Math.round((attempts * 100) / created) / 100),
    mostQueued: number(endpoint.mostQueued),
    slowest: time(endpoint.slowestMs),
  }
}

function copiesOf({ copies }: EndpointMetrics): Record<string, Value> {
  return {
    applied: number(copies.applied),
    repeated: number(copies.repeated),
    regressed: number(copies.regressed),
    duplicate: number(copies.duplicate),
    stale: number(copies.stale),
    refused: number(copies.refused),
    forged: number(copies.forged),
  }
}

function timesOf({ trace }: WebhookRun, endpoint: number): Record<string, Value> {
  const times = deliveryTimesMs(trace.events, endpoint)
  const failure = trace.events.find((e) => e.endpoint === endpoint && e.kind === 'waiting')
  const delivery = trace.events.findLast((e) => e.endpoint === endpoint && e.kind === 'delivered')
  const longestWaitMs = trace.events.reduce(
    (longest, e) =>
      e.kind === 'waiting' && e.endpoint === endpoint
        ? Math.max(longest, e.nextAtMs - e.atMs)
        : longest,
    0,
  )
  return {
    longestWait: time(longestWaitMs),
    p50: time(percentile(times, 50) ?? 0),
    p99: time(percentile(times, 99) ?? 0),
    busiestSecond: number(
      attemptsPerSecond(trace.events, endpoint).reduce((a, b) => Math.max(a, b), 0),
    ),
    ...(failure ? { firstFailure: time(failure.atMs) } : {}),
    ...(delivery ? { lastDelivery: time(delivery.atMs) } : {}),
  }
}
