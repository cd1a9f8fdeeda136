/**
 * A circuit breaker: may this call be made, and what does its result say about the next?
 *
 * The state travels in and out, so any moment of a run can be replayed. `admit` is also where an
 * open circuit becomes half-open: there is no timer, and a view draws "due" from `untilMs`.
 */
import type { BreakerState, Closed, Open, WindowState } from './breaker-state'
import type { CountState } from './count-window'
import { admitProbe, firstProbe, recordProbe, releaseProbe } from './half-open'
import type { BreakerPolicy } from './policy'
import { createRules, type Rules } from './rules'
import { SHORT_CIRCUITED, type Call, type Tally } from './window'

export { breakerPolicySchema } from './policy'

export interface Breaker {
  readonly initial: BreakerState
  admit(state: BreakerState, atMs: number): Admission
  record(state: BreakerState, atMs: number, outcome: Outcome): { readonly state: BreakerState }
  /** The admitted call was never made: its permit goes back. */
  release(
    state: BreakerState,
    atMs: number,
    call: { readonly probe: number },
  ): { readonly state: BreakerState }
  /** What the rule sees now; in half-open, the probes. */
  window(state: BreakerState, atMs: number): Tally
}

export interface Admission {
  readonly state: BreakerState
  readonly admitted: boolean
  /** 0 is an ordinary call, else the half-open episode. Hand it back with the result. */
  readonly probe: number
}

/** Time-outs belong to the caller, who records `ok: false` when one fires. */
export interface Outcome {
  readonly ok: boolean
  readonly durationMs: number
  readonly probe: number
}

const NO_CALLS: Tally = { calls: 0, failures: 0, slow: 0 }

export function createBreaker(policy: BreakerPolicy): Breaker {
  const rules = createRules(policy)
  return {
    initial: { kind: 'closed', atMs: 0, episode: 0, window: rules.window.empty },
    admit: (state, atMs) => admit(rules, advance(state, atMs)),
    record: (state, atMs, outcome) => ({ state: record(rules, advance(state, atMs), outcome) }),
    release: (state, atMs, { probe }) => ({ state: release(advance(state, atMs), probe) }),
    window: (state, atMs) => shown(rules, state, atMs),
  }
}

/** Time never falls: a call from an earlier instant happens at the latest one seen. */
function advance(state: BreakerState, atMs: number): BreakerState {
  if (state.kind === 'forced-open' || state.kind === 'disabled' || atMs <= state.atMs) return state
  // One copy per kind: spreading one shape is several times as fast as spreading any of three.
  switch (state.kind) {
    case 'closed':
      return { ...state, atMs }
    case 'open':
      return withShown(state, atMs, state.window, state.probes)
    case 'half-open':
      return { ...state, atMs }
  }
}

function admit(rules: Rules, state: BreakerState): Admission {
  switch (state.kind) {
    case 'closed':
    case 'disabled':
      return { state, admitted: true, probe: 0 }
    case 'open':
      return state.atMs >= state.untilMs ? firstProbe(rules, state) : refuse(rules, state)
    case 'half-open':
      return admitProbe(rules, state)
    case 'forced-open':
      return { state, admitted: false, probe: 0 }
  }
}

function record(rules: Rules, state: BreakerState, outcome: Outcome): BreakerState {
  const { slowCallMs = Infinity, lateResults } = rules.policy
  const call = { failed: !outcome.ok, slow: outcome.durationMs > slowCallMs }
  switch (state.kind) {
    case 'closed':
      // A probe that reports after the verdict belongs to no rule any more.
      return outcome.probe === 0 ? recordClosed(rules, state, call) : state
    case 'open':
      return lateResults === 'record' ? addToShown(rules, state, call) : state
    case 'half-open':
      return recordProbe(rules, state, call, outcome.probe)
    case 'forced-open':
    case 'disabled':
      return state
  }
}

function recordClosed(rules: Rules, state: Closed, call: Call): BreakerState {
  const { atMs, episode } = state
  const window = rules.window.add(state.window, call, atMs)
  const isJudged = call.failed || rules.policy.evaluateOn === 'every-result'
  if (!isJudged || !rules.isBroken(rules.window.tally(window, atMs)))
    return { kind: 'closed', atMs, episode, window }

  const untilMs = rules.untilMs(atMs, 1)
  return { kind: 'open', atMs, episode, window, untilMs, openings: 1, probes: null }
}

function release(state: BreakerState, probe: number): BreakerState {
  return state.kind === 'half-open' ? releaseProbe(state, probe) : state
}

function refuse(rules: Rules, state: Open): Admission {
  const refused = rules.countsRefused ? addToShown(rules, state, SHORT_CIRCUITED) : state
  return { state: refused, admitted: false, probe: 0 }
}

function addToShown(rules: Rules, state: Open, call: Call): Open {
  const { atMs, probes, window } = state
  return probes
    ? withShown(state, atMs, window, rules.probeWindow.add(probes, call, atMs))
    : withShown(state, atMs, rules.window.add(window, call, atMs), probes)
}

/** Every refusal passes here: written out, it costs a sixth of what spreading the state does. */
function withShown(
  state: Open,
  atMs: number,
  window: WindowState,
  probes: CountState | null,
): Open {
  const { kind, episode, untilMs, openings } = state
  return { kind, atMs, episode, window, untilMs, openings, probes }
}

function shown(rules: Rules, state: BreakerState, atMs: number): Tally {
  if (state.kind === 'forced-open' || state.kind === 'disabled') return NO_CALLS
  const nowMs = Math.max(state.atMs, atMs)
  return state.kind !== 'closed' && state.probes
    ? rules.probeWindow.tally(state.probes, nowMs)
    : rules.window.tally(state.window, nowMs)
}
