import type { RunState } from './consecutive-window'
import type { CountState } from './count-window'
import type { TimeState } from './time-window'

export type WindowState = CountState | TimeState | RunState

interface Live {
  /** The latest time seen: should the caller's clock step back, no time passes. */
  readonly atMs: number
  /** How many half-open episodes have begun. Permits carry their episode's number. */
  readonly episode: number
  readonly window: WindowState
}

export interface Closed extends Live {
  readonly kind: 'closed'
}

export interface Open extends Live {
  readonly kind: 'open'
  /** The first instant at which a probe is admitted. */
  readonly untilMs: number
  /** Openings since last closed. */
  readonly openings: number
  /** The probes that reopened the circuit, shown instead of a window that is about to be reset. */
  readonly probes: CountState | null
}

export interface HalfOpen extends Live {
  readonly kind: 'half-open'
  readonly openings: number
  readonly probes: CountState
  /** Permits admitted in this episode and not released. */
  readonly issued: number
  readonly lastPermitAtMs: number
}

/** Forced states are set by the caller, who also ends them. */
export type BreakerState =
  Closed | Open | HalfOpen | { readonly kind: 'forced-open' } | { readonly kind: 'disabled' }
