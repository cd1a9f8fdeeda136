import type { TraceEvent } from '../engine'
import type { BreakerState } from './breaker-state'

/** What happens to a request at a tier: it comes, gets a thread or not, and is answered. */
type VisitKind = 'arrived' | 'waiting' | 'resumed' | 'turned-away' | 'served' | 'failed'
/** What happens to one attempt to call the next tier. */
type CallKind =
  | 'throttled'
  | 'short-circuited'
  | 'bulkhead-full'
  | 'queued'
  | 'called'
  | 'succeeded'
  | 'errored'
  | 'timed-out'
type RetryKind = 'retrying' | 'retry-refused'
/** The breaker changed; the call that changed it is named beside. */
type ChangeKind = 'opened' | 'half-opened' | 'closed'

export type CircuitBreakerEventKind = VisitKind | CallKind | RetryKind | ChangeKind

/** One row for everything: who, on whose behalf, and what was left behind. */
export interface CircuitBreakerEvent extends TraceEvent {
  readonly kind: CircuitBreakerEventKind
  readonly atMs: number
  readonly lane: number
  /** Who acts: 0 are the callers, n is the n-th service from them inwards. */
  readonly tier: number
  /** The dependency the request is bound for. */
  readonly dependency: number
  /** Counts the callers' requests, so that lanes can be compared. */
  readonly request: number
  /** Which attempt of this tier; 0 before the first. */
  readonly attempt: number
  /** The half-open episode the call belongs to; 0 is an ordinary call. */
  readonly probe: number
  /** Of the call or request that ended, or of the wait before a retry; else 0. */
  readonly durationMs: number
  /** Threads of this tier in use, and requests waiting for one. */
  readonly threads: number
  readonly waiting: number
  readonly guard: GuardView
}

/** What stands between this tier and the next, as the event left it. */
export interface GuardView {
  /** `disabled` where there is none. */
  readonly breaker: BreakerState['kind']
  /** When an open circuit admits a probe; null unless it is open. */
  readonly untilMs: number | null
  /** What the breaker's rule sees: its window, or in half-open the probes. */
  readonly calls: number
  readonly failures: number
  readonly slow: number
  /** Probes admitted in this half-open episode. */
  readonly permits: number
  /** Bulkhead slots taken, and calls waiting for one. */
  readonly running: number
  readonly queued: number
}
