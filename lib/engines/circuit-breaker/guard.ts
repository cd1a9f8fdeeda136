import { createThrottle } from '../adaptive-throttling'
import { createRetryBudget } from '../retry-budget'
import { createBreaker, type Outcome } from './breaker'
import type { BreakerState } from './breaker-state'
import type { GuardView } from './event'
import { breakerPolicySchema } from './policy'
import type { Hop } from './scenario'
import { createSlots, type Slots } from './slots'

/** The protections between one tier and one target, in the state the run has brought them to. */
export interface Guard {
  /** The permit of a call that may go out: 0, or the probe's episode. */
  admit(atMs: number): number | 'throttled' | 'short-circuited'
  /** Looks for a slot for an admitted call. */
  enter(call: number, atMs: number, probe: number): 'running' | 'queued' | 'rejected'
  /** The call ended; the calls that now have a slot are returned. */
  finish(call: number, atMs: number, outcome: Outcome): readonly number[]
  /** A request comes that may need retries. */
  request(atMs: number): void
  mayRetry(atMs: number): boolean
  state(): BreakerState['kind']
  view(atMs: number): GuardView
}

const NO_CALLS: readonly number[] = []
const UNLIMITED: Slots = {
  enter: () => 'running',
  leave: () => NO_CALLS,
  taken: () => ({ running: 0, queued: 0 }),
}
/** Any policy will do for a breaker that is disabled. */
const UNUSED = breakerPolicySchema.parse({
  window: { kind: 'consecutive', failures: 1 },
  openMs: 0,
})

export function createGuard(hop: Hop, random: () => number): Guard {
  const breaker = createBreaker(hop.breaker ?? UNUSED)
  let circuit: BreakerState = hop.breaker ? breaker.initial : { kind: 'disabled' }
  const slots = hop.bulkhead ? createSlots(hop.bulkhead) : UNLIMITED
  const throttle = createLocalThrottle(hop, random)
  return {
    ...createRetries(hop),
    admit: (atMs) => {
      if (!throttle.sends(atMs)) return 'throttled'
      const { state, admitted, probe } = breaker.admit(circuit, atMs)
      circuit = state
      return admitted ? probe : 'short-circuited'
    },
    enter: (call, atMs, probe) => {
      const outcome = slots.enter(call)
      if (outcome === 'rejected') circuit = breaker.release(circuit, atMs, { probe }).state
      return outcome
    },
    finish: (call, atMs, outcome) => {
      circuit = breaker.record(circuit, atMs, outcome).state
      if (outcome.ok) throttle.accepted(atMs)
      return slots.leave(call)
    },
    state: () => circuit.kind,
    view: (atMs) => {
      const { calls, failures, slow } = breaker.window(circuit, atMs)
      const { running, queued } = slots.taken()
      return {
        breaker: circuit.kind,
        untilMs: circuit.kind === 'open' ? circuit.untilMs : null,
        calls,
        failures,
        slow,
        permits: circuit.kind === 'half-open' ? circuit.issued : 0,
        running,
        queued,
      }
    },
  }
}

function createLocalThrottle({ throttle: policy }: Hop, random: () => number) {
  if (!policy) return { sends: () => true, accepted: () => undefined }
  const throttle = createThrottle(policy)
  let counts = throttle.initial
  return {
    sends: (atMs: number) => {
      const { state, sent } = throttle.attempt(counts, atMs, random)
      counts = state
      return sent
    },
    accepted: (atMs: number) => {
      counts = throttle.accepted(counts, atMs).state
    },
  }
}

function createRetries({ retryBudget: policy }: Hop) {
  if (!policy) return { request: () => undefined, mayRetry: () => true }
  const budget = createRetryBudget(policy)
  let counts = budget.initial
  return {
    request: (atMs: number) => {
      counts = budget.request(counts, atMs).state
    },
    mayRetry: (atMs: number) => {
      const { state, allowed } = budget.retry(counts, atMs)
      counts = state
      return allowed
    },
  }
}
