import { finalMetrics } from '@/lib/engines/trace'
import type { CircuitBreakerEvent } from '@/lib/engines/circuit-breaker/event'
import type { CircuitBreakerMetrics } from '@/lib/engines/circuit-breaker/metrics'
import { hopOf, type CircuitBreakerScenario } from '@/lib/engines/circuit-breaker/scenario'
import { count } from '@/lib/format/count'

import type { Run } from '../instrument'
import { marksOf, type LaneReading, type NamedMoment, type Reading } from '../reading'
import { amount, moment } from '../words'
import { breakerBands } from './bands'
import { gaugesFor } from './gauge'
import { partingOf } from './parting'
import { shapeOf } from './shape'
import { callers, openings } from './tallies'
import { valuesOf } from './values'

export type BreakerRun = Run<CircuitBreakerScenario, CircuitBreakerEvent, CircuitBreakerMetrics>

const CALL_COLUMNS = ['served', 'failed', 'openings', 'slowest']
const THREAD_COLUMNS = ['threads', 'depth']

export function reading(run: BreakerRun): Reading {
  const { scenario, trace } = run
  const names = laneNames(scenario)
  const end = finalMetrics(trace)
  return {
    durationMs: scenario.durationMs,
    events: trace.events.length,
    headline: headline(scenario, names, end),
    lanes: scenario.lanes.map((_, n): LaneReading => {
      const events = trace.events.filter((event) => event.lane === n)
      return {
        name: names[n]!,
        note: noteOf(scenario, n),
        marks: marksOf(
          events.flatMap((event) => {
            const shape = shapeOf(event)
            return shape ? [{ atMs: event.atMs, shape }] : []
          }),
        ),
        bands: breakerBands(scenario, events),
        gauges: gaugesFor(scenario, n, events),
      }
    }),
    figureColumns: [...CALL_COLUMNS, ...(scenario.services.length > 0 ? THREAD_COLUMNS : [])],
    moments: momentsOf(run, names, end),
    values: valuesOf(run, names, end),
    legend: [
      { shape: 'dot', says: 'served' },
      { shape: 'cross', says: 'failed' },
      { shape: 'ring', says: 'refused at once by the breaker' },
    ],
  }
}

/** As they stand inside a sentence. Lanes of one name are told apart by a number. */
export function spokenNames({ lanes }: CircuitBreakerScenario): readonly string[] {
  const names = lanes.map(({ name }, n) => (name === '' ? `lane ${n + 1}` : name))
  return names.map((name, n) => {
    const before = names.slice(0, n).filter((other) => other === name).length
    return before === 0 ? name : `${name} ${before + 1}`
  })
}

export const laneNames = (scenario: CircuitBreakerScenario) =>
  spokenNames(scenario).map(capitalized)

const capitalized = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)

/** The protections of the tier that calls the dependency, in a few words. */
function noteOf(scenario: CircuitBreakerScenario, lane: number): string {
  const hop = hopOf(scenario.lanes[lane]!, scenario.services.length)
  const parts = [
    hop.breaker ? 'breaker' : 'no breaker',
    hop.timeoutMs === undefined ? '' : `time-out ${moment(hop.timeoutMs)}`,
    hop.bulkhead ? `bulkhead ${hop.bulkhead.capacity}` : '',
    hop.retry ? 'retries' : '',
    hop.retryBudget ? 'retry budget' : '',
    hop.throttle ? 'throttle' : '',
  ]
  return parts.filter(Boolean).join(', ')
}

function headline(
  scenario: CircuitBreakerScenario,
  names: readonly string[],
  { lanes }: CircuitBreakerMetrics,
): string {
  const served = (n: number) => callers(lanes[n]!).served
  const asked = callers(lanes[0]!).arrived
  if (asked === 0) return 'Nobody called in this run'
  if (lanes.length === 1) {
    const times = openings(lanes[0]!)
    return times === 0
      ? `${names[0]!} never opened: ${amount(served(0))} of ${count(asked, 'request')} were served`
      : `${names[0]!} opened ${count(times, 'time')} and served ${amount(served(0))} of ${count(asked, 'request')}`
  }
  const places = scenario.lanes.map((_, n) => n)
  const best = places.reduce((a, n) => (served(n) > served(a) ? n : a), 0)
  const worst = places.reduce((a, n) => (served(n) < served(a) ? n : a), 0)
  if (served(best) === served(worst)) {
    return `All lanes served ${amount(served(best))} of ${count(asked, 'request')}`
  }
  return `${names[best]!} served ${amount(served(best))} of ${count(asked, 'request')}, ${spokenNames(scenario)[worst]!} ${amount(served(worst))}`
}

const MOMENTS_MOST = 40
const CHANGES = {
  opened: 'opens',
  'half-opened': 'goes half-open',
  closed: 'closes',
} as const

function momentsOf(
  run: BreakerRun,
  names: readonly string[],
  { faultFromMs, faultUntilMs }: CircuitBreakerMetrics,
): readonly NamedMoment[] {
  const { trace, scenario } = run
  const parting = partingOf(run)
  const changes = trace.events.flatMap(({ kind, lane, atMs }) =>
    kind === 'opened' || kind === 'half-opened' || kind === 'closed'
      ? [{ atMs, label: `${names[lane]!} ${CHANGES[kind]}` }]
      : [],
  )
  const faults = [
    ...(faultFromMs === null ? [] : [{ atMs: faultFromMs, label: 'the fault begins' }]),
    ...(faultUntilMs === null ? [] : [{ atMs: faultUntilMs, label: 'the fault is over' }]),
  ].filter(({ atMs }) => atMs <= scenario.durationMs)
  const parted = parting
    ? [{ atMs: parting.atMs, label: 'two breakers judge a call differently' }]
    : []
  return [...faults, ...parted, ...changes.slice(0, MOMENTS_MOST)].toSorted(
    (a, b) => a.atMs - b.atMs,
  )
}
