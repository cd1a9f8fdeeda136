import type { BreakerPolicy } from '@/lib/engines/circuit-breaker/policy'
import { createRules } from '@/lib/engines/circuit-breaker/rules'
import { count } from '@/lib/format/count'

import { amount, moment } from '../words'

/** A rule, and what a policy has it say. */
type RuleWords = readonly [rule: string, words: (policy: BreakerPolicy) => string]

/** Where a rule says nothing, as a rate does for failures in a row. */
export const NO_RULE = '–'

/** Every rule of a breaker, the order in which a call meets them. */
export const RULES: readonly RuleWords[] = [
  ['Looks at', windowWords],
  ['Judges from', minimumWords],
  ['Opens at', openingWords],
  ['Opens at slow calls', slowWords],
  ['Judges after', afterWords],
  ['Stays open', waitWords],
  [
    'First admits',
    ({ openBoundary }) => (openBoundary === 'inclusive' ? 'as the wait ends' : '1 ms later'),
  ],
  ['Probes', ({ probes }) => amount(probes)],
  ['Closes after', verdictWords],
  ['A late probe', lateProbeWords],
  [
    'Results while open',
    ({ lateResults }) => (lateResults === 'ignore' ? 'are dropped' : 'are shown'),
  ],
  [
    'Refused calls',
    (policy) => (createRules(policy).countsRefused ? 'count as calls' : 'do not count'),
  ],
  ['After closing', ({ resetOnClose }) => (resetOnClose ? 'begins anew' : 'keeps its window')],
]

/** What a breaker looks back on. */
export function windowWords({ window }: BreakerPolicy): string {
  switch (window.kind) {
    case 'count':
      return `last ${count(window.size, 'call')}`
    case 'time':
      return `last ${moment(window.seconds * 1_000)}`
    case 'consecutive':
      return 'failures in a row'
  }
}

/** A count window judges at the latest when it is full; a run of failures has no minimum. */
export function minimumOf({ window, minimumCalls }: BreakerPolicy): number {
  if (window.kind === 'consecutive') return 0
  return window.kind === 'count' ? Math.min(minimumCalls, window.size) : minimumCalls
}

function minimumWords(policy: BreakerPolicy): string {
  return policy.window.kind === 'consecutive' ? NO_RULE : count(minimumOf(policy), 'call')
}

/** What opens it. */
export function openingWords(policy: BreakerPolicy): string {
  if (policy.window.kind === 'consecutive') return `${amount(policy.window.failures)} in a row`
  return rateWords(policy, policy.failureRatePercent)
}

export function slowWords(policy: BreakerPolicy): string {
  const { slowCallMs, slowCallRatePercent, window } = policy
  if (slowCallMs === undefined || slowCallRatePercent === undefined) return NO_RULE
  if (window.kind === 'consecutive') return NO_RULE
  return `${rateWords(policy, slowCallRatePercent)}, over ${moment(slowCallMs)}`
}

const rateWords = ({ threshold }: BreakerPolicy, percent: number) =>
  threshold === 'inclusive' ? `${amount(percent)} % or more` : `above ${amount(percent)} %`

/** Of failures in a row only a failure can be the last. */
function afterWords({ window, evaluateOn }: BreakerPolicy): string {
  return window.kind === 'consecutive' || evaluateOn === 'failures' ? 'a failure' : 'every result'
}

/** A list gives each opening in a row its own wait. */
function waitWords({ openMs }: BreakerPolicy): string {
  if (typeof openMs === 'number') return moment(openMs)
  const [first, second, ...more] = openMs.map(moment)
  const last = more.at(-1)
  if (second === undefined) return first!
  return last === undefined ? `${first!}, then ${second}` : `${first!}, ${second} … ${last}`
}

function verdictWords(policy: BreakerPolicy): string {
  const { quorum } = createRules(policy)
  return quorum === 1 ? 'the first result' : `${amount(quorum)} results`
}

function lateProbeWords({ probeTimeoutMs, onProbeTimeout }: BreakerPolicy): string {
  if (probeTimeoutMs === undefined) return 'is waited for'
  const what = onProbeTimeout === 'replace' ? 'is replaced' : 'opens it again'
  return `${what} after ${moment(probeTimeoutMs)}`
}
