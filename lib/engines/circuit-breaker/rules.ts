import { HUNDRED_PERCENT, thousandths } from '../numeric'
import type { WindowState } from './breaker-state'
import { consecutiveWindow } from './consecutive-window'
import { createCountWindow, type CountState } from './count-window'
import type { BreakerPolicy } from './policy'
import { createTimeWindow } from './time-window'
import type { CallWindow, Tally } from './window'

/** What a policy comes down to: two windows and the questions asked of them. */
export interface Rules {
  readonly policy: BreakerPolicy
  readonly window: CallWindow<WindowState>
  /** Holds the results of one half-open episode. */
  readonly probeWindow: CallWindow<CountState>
  /** How many probe results decide an episode. */
  readonly quorum: number
  /** Whether refused calls dilute the rate; a run of failures has none. */
  readonly countsRefused: boolean
  /** Whether a closed circuit with this window opens. */
  isBroken(tally: Tally): boolean
  /** Whether these failed and slow probes condemn a whole quorum. */
  isCondemned(probes: Tally): boolean
  /** The first instant at which a circuit opened now for the n-th time admits a probe. */
  untilMs(nowMs: number, opening: number): number
}

export function createRules(policy: BreakerPolicy): Rules {
  const waits = typeof policy.openMs === 'number' ? [policy.openMs] : policy.openMs
  const boundaryMs = policy.openBoundary === 'exclusive' ? 1 : 0
  const quorum = quorumOf(policy)
  const failurePercent = policy.halfOpenRatePercent ?? policy.failureRatePercent
  return {
    policy,
    quorum,
    window: windowOf(policy),
    probeWindow: createCountWindow(policy.probes),
    countsRefused: policy.countShortCircuited && policy.window.kind !== 'consecutive',
    isBroken: breakingRule(policy),
    isCondemned: ({ failures, slow }) =>
      exceedsRate(policy, { calls: quorum, failures, slow }, failurePercent),
    untilMs: (nowMs, opening) => nowMs + waits[Math.min(opening, waits.length) - 1]! + boundaryMs,
  }
}

function windowOf({ window }: BreakerPolicy): CallWindow<WindowState> {
  switch (window.kind) {
    case 'count':
      return createCountWindow(window.size)
    case 'time':
      return createTimeWindow(window)
    case 'consecutive':
      return consecutiveWindow
  }
}

function breakingRule(policy: BreakerPolicy): (tally: Tally) => boolean {
  const { window, minimumCalls, failureRatePercent } = policy
  if (window.kind === 'consecutive') return ({ failures }) => failures >= window.failures

  const minimum = window.kind === 'count' ? Math.min(minimumCalls, window.size) : minimumCalls
  return (tally) => tally.calls >= minimum && exceedsRate(policy, tally, failureRatePercent)
}

function exceedsRate(policy: BreakerPolicy, tally: Tally, failurePercent: number): boolean {
  const { threshold, slowCallRatePercent } = policy
  const reaches = (count: number, percent: number) => {
    const part = count * HUNDRED_PERCENT
    const limit = tally.calls * thousandths(percent)
    return threshold === 'inclusive' ? part >= limit : part > limit
  }
  if (reaches(tally.failures, failurePercent)) return true
  return slowCallRatePercent !== undefined && reaches(tally.slow, slowCallRatePercent)
}

function quorumOf({ halfOpenVerdict, probes, minimumCalls }: BreakerPolicy): number {
  switch (halfOpenVerdict) {
    case 'all-probes':
      return probes
    case 'minimum-calls':
      return Math.min(minimumCalls, probes)
    case 'first-result':
      return 1
  }
}
