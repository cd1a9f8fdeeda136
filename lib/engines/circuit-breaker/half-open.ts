import type { BreakerState, HalfOpen, Open } from './breaker-state'
import type { Rules } from './rules'
import { SHORT_CIRCUITED, type Call } from './window'

/** Begins an episode with the call that found the wait to be over, or the last probe lost. */
export function firstProbe(rules: Rules, { atMs, episode, openings, window }: Open | HalfOpen) {
  const probe = episode + 1
  const state: HalfOpen = {
    kind: 'half-open',
    atMs,
    episode: probe,
    window,
    openings,
    probes: rules.probeWindow.empty,
    issued: 1,
    lastPermitAtMs: atMs,
  }
  return { state, admitted: true, probe }
}

export function admitProbe(rules: Rules, state: HalfOpen) {
  const { atMs, episode, issued } = state
  const { probes, probeTimeoutMs = Infinity, onProbeTimeout } = rules.policy
  if (issued < probes) {
    const admitted = { ...state, issued: issued + 1, lastPermitAtMs: atMs }
    return { state: admitted, admitted: true, probe: episode }
  }
  const isLost = atMs - state.lastPermitAtMs >= probeTimeoutMs
  if (isLost && onProbeTimeout === 'replace') return firstProbe(rules, state)
  const counted = withRefusal(rules, state)
  return { state: isLost ? reopen(rules, counted) : counted, admitted: false, probe: 0 }
}

/** Results of ordinary calls and of earlier episodes decide nothing here. */
export function recordProbe(
  rules: Rules,
  state: HalfOpen,
  call: Call,
  probe: number,
): BreakerState {
  if (probe !== state.episode || !hasPermitOut(state)) return state
  const { earlyVerdict, resetOnClose } = rules.policy
  const probes = rules.probeWindow.add(state.probes, call, state.atMs)
  const window = resetOnClose ? state.window : rules.window.add(state.window, call, state.atMs)
  const heard = { ...state, probes, window }

  const isDecided = probes.tally.calls >= rules.quorum
  if ((isDecided || earlyVerdict) && rules.isCondemned(probes.tally)) return reopen(rules, heard)
  return isDecided ? close(rules, heard) : heard
}

export function releaseProbe(state: HalfOpen, probe: number): HalfOpen {
  if (probe !== state.episode || !hasPermitOut(state)) return state
  return { ...state, issued: state.issued - 1 }
}

/** Guards against a permit that is reported or released twice. */
function hasPermitOut({ issued, probes }: HalfOpen): boolean {
  return issued > probes.tally.calls
}

function reopen(rules: Rules, state: HalfOpen): Open {
  const { atMs, episode, window } = state
  const openings = state.openings + 1
  const untilMs = rules.untilMs(atMs, openings)
  const probes = rules.policy.resetOnClose ? state.probes : null
  return { kind: 'open', atMs, episode, window, untilMs, openings, probes }
}

function close(rules: Rules, { atMs, episode, window }: HalfOpen): BreakerState {
  const kept = rules.policy.resetOnClose ? rules.window.empty : window
  return { kind: 'closed', atMs, episode, window: kept }
}

function withRefusal(rules: Rules, state: HalfOpen): HalfOpen {
  if (!rules.countsRefused) return state
  return { ...state, window: rules.window.add(state.window, SHORT_CIRCUITED, state.atMs) }
}
