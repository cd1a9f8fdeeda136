import type { CircuitBreakerEvent } from '@/lib/engines/circuit-breaker/event'
import { cascadeDepth } from '@/lib/engines/circuit-breaker/metrics'
import { metricsAt } from '@/lib/engines/trace'

import type { Cell, Moment } from '../instrument'
import { countBy } from '../last-event'
import { amount, moment as at } from '../words'
import { laneNames, openings, type BreakerRun } from './reading'

export function moment(run: BreakerRun, atMs: number): Moment {
  const { scenario, trace } = run
  const { faultFromMs, lanes } = metricsAt(trace, atMs)
  const newest = newestWorthTelling(trace.events, atMs)
  return {
    figures: lanes.map((lane): readonly Cell[] => {
      const { served, failed } = lane.tiers[0]!.counts
      const depth = cascadeDepth(lane)
      return [
        { text: amount(served) },
        { text: amount(failed) },
        {
          text: amount(openings(lane)),
          ...(lane.falseOpenings > 0 ? { why: 'opened before any fault' } : {}),
        },
        { text: at(lane.longestDurationMs) },
        { text: amount(lane.tiers[1]?.mostThreads ?? 0) },
        { text: amount(depth), ...(depth > 1 ? { why: 'the fault climbed' } : {}) },
      ]
    }),
    says: newest
      ? `${said(laneNames(scenario)[newest.lane]!, newest)}${faultNote(faultFromMs, atMs)}`
      : 'Nobody has called yet.',
    wire: null,
  }
}

const DULL: readonly CircuitBreakerEvent['kind'][] = ['arrived', 'resumed', 'called']
const LOOKED_BACK = 400

/** A change of state at this very moment, or else the newest event that is not mere coming and going. */
function newestWorthTelling(
  events: readonly CircuitBreakerEvent[],
  atMs: number,
): CircuitBreakerEvent | undefined {
  const seen = countBy(events, atMs)
  const recent = events.slice(Math.max(0, seen - LOOKED_BACK), seen)
  const changed = recent.findLast(
    ({ kind, atMs: then }) => then === atMs && ['opened', 'half-opened', 'closed'].includes(kind),
  )
  return changed ?? recent.findLast(({ kind }) => !DULL.includes(kind)) ?? recent.at(-1)
}

function said(name: string, event: CircuitBreakerEvent): string {
  const { atMs, guard } = event
  return `At ${at(atMs)}, ${name}: ${happened(event)}. ${stateOf(guard)}`
}

const HAPPENED: Readonly<Record<CircuitBreakerEvent['kind'], string>> = {
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
  opened: 'the breaker opens',
  'half-opened': 'the wait is over, and the breaker lets a probe through',
  closed: 'the probes went well, and the breaker closes',
}

function happened({ kind, durationMs, threads }: CircuitBreakerEvent): string {
  const took =
    durationMs > 0 && ['served', 'failed', 'succeeded', 'errored'].includes(kind)
      ? ` after ${at(durationMs)}`
      : ''
  const held = threads > 0 ? `, with ${amount(threads)} threads in use` : ''
  return `${HAPPENED[kind]}${took}${held}`
}

function stateOf({
  breaker,
  untilMs,
  calls,
  failures,
  slow,
}: CircuitBreakerEvent['guard']): string {
  const slowly = slow > 0 ? `, ${amount(slow)} of them slow` : ''
  switch (breaker) {
    case 'closed':
      return `Its window holds ${amount(calls)} calls, ${amount(failures)} failed${slowly}.`
    case 'open':
      return `It is open${untilMs === null ? '' : ` until ${at(untilMs)}`}.`
    case 'half-open':
      return `It is half-open: ${amount(calls)} probes have answered, ${amount(failures)} failed.`
    case 'forced-open':
      return 'It is forced open.'
    case 'disabled':
      return 'No breaker stands here.'
  }
}

function faultNote(faultFromMs: number | null, atMs: number): string {
  return faultFromMs !== null && atMs < faultFromMs
    ? ` The fault begins at ${at(faultFromMs)}.`
    : ''
}
