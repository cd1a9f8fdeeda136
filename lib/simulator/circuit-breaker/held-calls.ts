import type { WindowState } from '@/lib/engines/circuit-breaker/breaker-state'
import type { CircuitBreakerEvent } from '@/lib/engines/circuit-breaker/event'
import type { BreakerPolicy } from '@/lib/engines/circuit-breaker/policy'
import { createRules, type Rules } from '@/lib/engines/circuit-breaker/rules'
import { SHORT_CIRCUITED, type Call, type Tally } from '@/lib/engines/circuit-breaker/window'

import { minimumOf } from './rule-words'

/** What the window of a breaker holds at a moment: between two calls, time alone empties it. */
export interface HeldCalls {
  readonly tally: Tally
  /** How many calls it wants to see before it judges. */
  readonly callsToJudge: number
  /** How many failures in a row, from now on, would open it; null when no number of them does. */
  readonly failuresToOpen: number | null
}

interface TimedCall extends Call {
  readonly atMs: number
}

/** Of the events at one breaker so far; null while its probes decide instead. */
export function heldCalls(
  policy: BreakerPolicy,
  events: readonly CircuitBreakerEvent[],
  atMs: number,
): HeldCalls | null {
  if (probesDecide(policy, events)) return null
  const rules = createRules(policy)
  const held = windowOf(rules, events, atMs)
  const tally = rules.window.tally(held, atMs)
  return {
    tally,
    callsToJudge: Math.max(0, minimumOf(policy) - tally.calls),
    failuresToOpen: failuresToOpen(rules, held, atMs),
  }
}

/** Half-open, or open because of its probes. */
function probesDecide(
  { resetOnClose }: BreakerPolicy,
  events: readonly CircuitBreakerEvent[],
): boolean {
  const state = events.at(-1)?.guard.breaker
  if (state === 'half-open') return true
  if (state !== 'open' || !resetOnClose) return false
  const lastChange = events.findLast(({ kind }) => kind === 'half-opened' || kind === 'closed')
  return lastChange?.kind === 'half-opened'
}

function windowOf(rules: Rules, events: readonly CircuitBreakerEvent[], atMs: number): WindowState {
  const { policy, window } = rules
  if (policy.window.kind === 'consecutive') return { failures: events.at(-1)?.guard.failures ?? 0 }
  return recordedCalls(rules, events, atMs).reduce(
    (held, call) => window.add(held, call, call.atMs),
    window.empty,
  )
}

/** The calls that the window took in and may still hold, oldest first. */
function recordedCalls(
  rules: Rules,
  events: readonly CircuitBreakerEvent[],
  atMs: number,
): readonly TimedCall[] {
  const { window, resetOnClose } = rules.policy
  const sinceMs = window.kind === 'time' ? atMs - window.seconds * 1_000 : -Infinity
  const most = window.kind === 'count' ? window.size : Infinity
  const calls: TimedCall[] = []
  for (let n = events.length - 1; n >= 0 && calls.length < most; n -= 1) {
    const event = events[n]!
    if (event.atMs < sinceMs || (event.kind === 'closed' && resetOnClose)) break
    const call = callOf(rules, events, n)
    if (call) calls.push({ ...call, atMs: event.atMs })
  }
  return calls.reverse()
}

/** What the n-th event put into the window, if anything. */
function callOf(
  { policy, countsRefused }: Rules,
  events: readonly CircuitBreakerEvent[],
  n: number,
): Call | null {
  const { kind, durationMs } = events[n]!
  if (kind === 'short-circuited') return countsRefused ? SHORT_CIRCUITED : null
  if (!SETTLED.has(kind) || !countsResult(policy, events, n)) return null
  return { failed: kind !== 'succeeded', slow: durationMs > (policy.slowCallMs ?? Infinity) }
}

const SETTLED: ReadonlySet<CircuitBreakerEvent['kind']> = new Set([
  'succeeded',
  'errored',
  'timed-out',
])

/** Whether the state in which a result arrived let it into the window. */
function countsResult(
  { lateResults, resetOnClose }: BreakerPolicy,
  events: readonly CircuitBreakerEvent[],
  n: number,
): boolean {
  const { probe } = events[n]!
  switch (events[n - 1]?.guard.breaker) {
    case 'open':
      return lateResults === 'record'
    case 'half-open':
      return !resetOnClose && probe > 0 && probe === episodeAt(events, n)
    default:
      return probe === 0
  }
}

/** The half-open episode before the n-th event: the newest that a permit was given for. */
function episodeAt(events: readonly CircuitBreakerEvent[], n: number): number {
  let newest = 0
  for (let place = n - 1; place >= 0; place -= 1) {
    newest = Math.max(newest, events[place]!.probe)
    if (events[place]!.kind === 'half-opened') break
  }
  return newest
}

const FAILED: Call = { failed: true, slow: false }
const TRIED_MOST = 100_000

function failuresToOpen(
  { policy, window, isBroken }: Rules,
  held: WindowState,
  atMs: number,
): number | null {
  if (policy.window.kind !== 'count') {
    const { calls, failures, slow } = window.tally(held, atMs)
    const least = Math.max(1, minimumOf(policy) - calls)
    return firstFrom(least, least + TRIED_MOST, (n) =>
      isBroken({ calls: calls + n, failures: failures + n, slow }),
    )
  }
  // Each of them pushes the oldest call out, so they are counted by adding them.
  let next = held
  return firstFrom(1, policy.window.size, () => {
    next = window.add(next, FAILED, atMs)
    return isBroken(window.tally(next, atMs))
  })
}

function firstFrom(least: number, most: number, holds: (n: number) => boolean): number | null {
  for (let n = least; n <= most; n += 1) if (holds(n)) return n
  return null
}
