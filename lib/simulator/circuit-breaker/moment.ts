import type { CircuitBreakerEvent } from '@/lib/engines/circuit-breaker/event'
import { cascadeDepth, type LaneMetrics } from '@/lib/engines/circuit-breaker/metrics'
import { countBy, eventsBetween, metricsAt } from '@/lib/engines/trace'
import { count } from '@/lib/format/count'

import { cell } from '../cell'
import type { Cell, Moment } from '../instrument'
import { amount, moment as at } from '../words'
import { whyItChanged } from './because'
import { eventsAt, guardOf, guardsOf, placeName } from './guards'
import { laneNames, type BreakerRun } from './reading'
import { stateWords } from './state-words'
import { openings } from './tallies'

export function moment(run: BreakerRun, atMs: number): Moment {
  const { faultFromMs, lanes } = metricsAt(run.trace, atMs)
  return {
    figures: lanes.map((lane) => [
      ...callFigures(lane),
      ...(run.scenario.services.length > 0 ? threadFigures(lane) : []),
    ]),
    says: `${saysOf(run, atMs)}${faultNote(faultFromMs, atMs)}`,
    wire: null,
  }
}

function callFigures(lane: LaneMetrics): readonly Cell[] {
  const { served, failed } = lane.tiers[0]!.counts
  const opened = amount(openings(lane))
  return [
    { text: amount(served) },
    { text: amount(failed) },
    cell(opened, lane.falseOpenings > 0 && 'opened before any fault'),
    { text: at(lane.longestDurationMs) },
  ]
}

/** Without services there are no threads to run out of. */
function threadFigures(lane: LaneMetrics): readonly Cell[] {
  const depth = cascadeDepth(lane)
  return [
    { text: amount(lane.tiers[1]!.mostThreads) },
    cell(amount(depth), depth > 1 && 'the fault climbed'),
  ]
}

type Change = 'opened' | 'half-opened' | 'closed'
type Kind = CircuitBreakerEvent['kind']

const CHANGES: ReadonlySet<Kind> = new Set<Change>(['opened', 'half-opened', 'closed'])
const DULL: ReadonlySet<Kind> = new Set<Kind>(['arrived', 'resumed', 'called'])
const LOOKED_BACK = 400

interface Happening extends CircuitBreakerEvent {
  readonly kind: Exclude<Kind, Change>
}

const isHappening = (event: CircuitBreakerEvent): event is Happening => !CHANGES.has(event.kind)

/** All changes of state at this very moment, or else the newest event that is not mere coming and going. */
function saysOf(run: BreakerRun, atMs: number): string {
  const { events } = run.trace
  const changes = eventsBetween(run.trace, atMs, atMs).filter(({ kind }) => CHANGES.has(kind))
  if (changes.length > 0) {
    return `At ${at(atMs)}, ${changes.map((event) => changeOf(run, event)).join(' ')}`
  }
  const seen = countBy(events, atMs)
  const recent = events.slice(Math.max(0, seen - LOOKED_BACK), seen)
  const happenings = recent.filter(isHappening)
  const newest = happenings.findLast(({ kind }) => !DULL.has(kind)) ?? happenings.at(-1)
  return newest ? happeningOf(run, newest) : 'Nobody has called yet.'
}

function changeOf(run: BreakerRun, event: CircuitBreakerEvent): string {
  const { scenario } = run
  const guard = guardOf(scenario, event)
  const breakers = guardsOf(scenario).filter(({ hop }) => hop.breaker)
  const past = eventsAt(run, guard, event.atMs)
  const why = whyItChanged(guard.hop.breaker!, past.slice(0, past.indexOf(event) + 1))
  return `${placeName(laneNames(scenario), guard, breakers)} ${why}. ${stateWords(event.guard, guard.hop.breaker)}`
}

function happeningOf({ scenario }: BreakerRun, event: Happening): string {
  const guard = guardOf(scenario, event)
  const name = placeName(laneNames(scenario), guard, guardsOf(scenario))
  return `At ${at(event.atMs)}, ${name}: ${happened(event)}. ${stateWords(event.guard, guard.hop.breaker)}`
}

const HAPPENED: Readonly<Record<Happening['kind'], string>> = {
  arrived: 'a request comes',
  waiting: 'all threads are taken, and a request waits for one',
  resumed: 'a waiting request gets a thread',
  'turned-away': 'all threads are taken and the queue is full, so a request is turned away',
  served: 'a request is served',
  failed: 'a request fails',
  throttled: 'the throttle drops a call before it is sent',
  'short-circuited': 'the breaker refuses a call at once, without a call to the dependency',
  'bulkhead-full': 'the bulkhead is full and refuses a call',
  queued: 'a call waits for a slot of the bulkhead',
  called: 'a call goes out',
  succeeded: 'a call succeeds',
  errored: 'a call fails',
  'timed-out': 'a call is given up at its time-out',
  retrying: 'a failed call will be tried again',
  'retry-refused': 'the retry budget is spent, so nothing is tried again',
}

function happened({ kind, durationMs, threads }: Happening): string {
  const took =
    durationMs > 0 && ['served', 'failed', 'succeeded', 'errored'].includes(kind)
      ? ` after ${at(durationMs)}`
      : ''
  const held = threads > 0 ? `, with ${count(threads, 'thread')} in use` : ''
  return `${HAPPENED[kind]}${took}${held}`
}

function faultNote(faultFromMs: number | null, atMs: number): string {
  return faultFromMs !== null && atMs < faultFromMs
    ? ` The fault begins at ${at(faultFromMs)}.`
    : ''
}
