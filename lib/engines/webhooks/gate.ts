/** Whether a sender may call an endpoint now: disabled, behind an open breaker, throttled, or free. */
import { createBreaker } from '../circuit-breaker/breaker'
import type { BreakerState } from '../circuit-breaker/breaker-state'
import type { BreakerPolicy } from '../circuit-breaker/policy'
import type { Verdict } from './response'

export interface GatePolicy {
  /** How long 429, 502 or 504 hold an endpoint back when they bring no Retry-After. */
  readonly throttleMs: number
  readonly breaker?: BreakerPolicy | undefined
  /** Disables an endpoint at the first failure so long after the first one since a success. */
  readonly disableAfterMs?: number | undefined
}

export type EndpointState = 'active' | 'throttled' | 'breaker-open' | 'disabled'

/** What a view draws. `probing` is a breaker that is half-open. */
export interface GateStatus {
  readonly state: EndpointState
  readonly untilMs: number | null
  readonly isProbing: boolean
}

export interface CallResult {
  readonly verdict: Verdict
  readonly durationMs: number
  readonly retryAfterMs: number
  /** As `admit` gave it. */
  readonly probe: number
}

export interface Gate {
  /** Not before then; Infinity while only a result, or somebody, can open it again. */
  blockedUntilMs(): number
  isDisabled(): boolean
  /** The permit of one call, undefined when it is refused. */
  admit(atMs: number): number | undefined
  record(atMs: number, result: CallResult): void
  /** Somebody repaired the endpoint and says so. */
  enable(): void
  status(atMs: number): GateStatus
}

const ACTIVE: GateStatus = { state: 'active', untilMs: null, isProbing: false }
const DISABLED: GateStatus = { state: 'disabled', untilMs: null, isProbing: false }
const PROBING: GateStatus = { state: 'breaker-open', untilMs: null, isProbing: true }

export function createGate({ throttleMs, breaker, disableAfterMs }: GatePolicy): Gate {
  const circuit = breaker && createBreaker(breaker)
  let state = circuit?.initial
  let throttledUntilMs = 0
  let refusedUntilMs = 0
  let failingSinceMs: number | undefined
  let isDisabled = false

  const judgeHealth = (atMs: number, verdict: Verdict) => {
    if (verdict === 'delivered') failingSinceMs = undefined
    else failingSinceMs ??= atMs
    const failingMs = atMs - (failingSinceMs ?? atMs)
    if (verdict === 'disable' || failingMs >= (disableAfterMs ?? Infinity)) isDisabled = true
  }
  return {
    blockedUntilMs: () => (isDisabled ? Infinity : Math.max(throttledUntilMs, refusedUntilMs)),
    isDisabled: () => isDisabled,
    admit: (atMs) => {
      if (!circuit || !state) return 0
      const admission = circuit.admit(state, atMs)
      state = admission.state
      if (admission.admitted) return admission.probe
      refusedUntilMs = Math.max(atMs + 1, admitsFromMs(state, breaker?.probeTimeoutMs))
      return undefined
    },
    record: (atMs, { verdict, durationMs, retryAfterMs, probe }) => {
      if (circuit && state) {
        const ok = verdict === 'delivered'
        state = circuit.record(state, atMs, { ok, durationMs, probe }).state
        refusedUntilMs = state.kind === 'open' ? state.untilMs : 0
      }
      if (verdict === 'throttle') {
        throttledUntilMs = Math.max(throttledUntilMs, atMs + (retryAfterMs || throttleMs))
      }
      judgeHealth(atMs, verdict)
    },
    enable: () => {
      isDisabled = false
      failingSinceMs = undefined
    },
    status: (atMs) => {
      if (isDisabled) return DISABLED
      if (state?.kind === 'open')
        return { state: 'breaker-open', untilMs: state.untilMs, isProbing: false }
      if (state?.kind === 'half-open') return PROBING
      if (throttledUntilMs <= atMs) return ACTIVE
      return { state: 'throttled', untilMs: throttledUntilMs, isProbing: false }
    },
  }
}

/** When a breaker that refuses will think again by itself. */
function admitsFromMs(state: BreakerState, probeTimeoutMs = Infinity): number {
  switch (state.kind) {
    case 'open':
      return state.untilMs
    case 'half-open':
      return state.lastPermitAtMs + probeTimeoutMs
    default:
      return Infinity
  }
}
