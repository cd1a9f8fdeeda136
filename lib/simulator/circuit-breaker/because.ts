import type { CircuitBreakerEvent } from '@/lib/engines/circuit-breaker/event'
import type { BreakerPolicy } from '@/lib/engines/circuit-breaker/policy'
import { createRules } from '@/lib/engines/circuit-breaker/rules'
import type { Tally } from '@/lib/engines/circuit-breaker/window'

import { amount, moment } from '../words'

/** Events at one breaker, the last of which says that it changed. */
type Past = readonly CircuitBreakerEvent[]

/** What a breaker did and why, from the state that its events left. */
export function whyItChanged(policy: BreakerPolicy, past: Past): string {
  switch (past.at(-1)!.kind) {
    case 'half-opened':
      return `half-opens: ${waited(past)}`
    case 'closed':
      return `closes: ${passed(policy, probesOf(policy, past))}`
    default:
      return `${isVerdict(past) || isTimeout(past) ? 'opens again' : 'opens'}: ${whyItOpened(policy, past)}`
  }
}

/** The last of these events says that it opened. */
export function whyItOpened(policy: BreakerPolicy, past: Past): string {
  if (isVerdict(past)) return condemned(policy, probesOf(policy, past))
  return isTimeout(past) ? unanswered(policy, past) : broken(policy, past)
}

/** The answer to a probe ended the half-open state, or the wait for one did. */
const isVerdict = (past: Past) => past.at(-1)!.probe > 0
const isTimeout = (past: Past) => past.at(-2)?.guard.breaker === 'half-open'

function broken(policy: BreakerPolicy, past: Past): string {
  const { guard } = past.at(-1)!
  if (policy.window.kind === 'consecutive') {
    return guard.failures === 1
      ? '1 call failed'
      : `${amount(guard.failures)} calls in a row failed`
  }
  const { failureRatePercent, slowCallRatePercent } = policy
  const byFailures = createRules(policy).isBroken({ ...guard, slow: 0 })
  const after = past.at(-2)?.kind === 'succeeded' ? ', judged after a success' : ''
  return byFailures
    ? `${amount(guard.failures)} of ${amount(guard.calls)} calls failed, ${against(guard.failures, guard.calls, failureRatePercent)}${after}`
    : `${amount(guard.slow)} of ${amount(guard.calls)} calls were slow, ${against(guard.slow, guard.calls, slowCallRatePercent!)}`
}

/** A rate and where it stands to its threshold. */
export function against(part: number, whole: number, percent: number): string {
  const rate = (100 * part) / whole
  const where = rate === percent ? 'exactly' : rate > percent ? 'above' : 'below'
  return `${amount(rate)} % is ${where} its threshold of ${amount(percent)} %`
}

function waited(past: Past): string {
  const { atMs } = past.at(-1)!
  const opened = past.findLast(({ kind }) => kind === 'opened')!
  const untilMs = opened.guard.untilMs!
  const wait = `its wait of ${moment(untilMs - opened.atMs)} is over`
  return atMs === untilMs
    ? wait
    : `${wait}, and the first call since comes ${moment(atMs - untilMs)} later`
}

/** The answers that the newest half-open episode has had. */
function probesOf({ slowCallMs = Infinity }: BreakerPolicy, past: Past): Tally {
  const { probe } = past.at(-1)!
  const answers = past.filter((event) => event.probe === probe && ANSWERS.has(event.kind))
  return {
    calls: answers.length,
    failures: answers.filter(({ kind }) => kind !== 'succeeded').length,
    slow: answers.filter(({ durationMs }) => durationMs > slowCallMs).length,
  }
}

const ANSWERS: ReadonlySet<CircuitBreakerEvent['kind']> = new Set([
  'succeeded',
  'errored',
  'timed-out',
])

function condemned(policy: BreakerPolicy, probes: Tally): string {
  const { isCondemned, quorum } = createRules(policy)
  const byFailures = isCondemned({ ...probes, slow: 0 })
  const [part, verb] = byFailures ? [probes.failures, 'failed'] : [probes.slow, 'were slow']
  return probes.calls < quorum
    ? `${amount(part)} of ${amount(probes.calls)} probes ${verb}, and the rest of the ${amount(quorum)} cannot make up for it`
    : `${amount(part)} of ${amount(probes.calls)} probes ${verb}`
}

function passed(policy: BreakerPolicy, { calls, failures }: Tally): string {
  const good = `${amount(calls - failures)} of ${amount(calls)} probes went well`
  const percent = policy.halfOpenRatePercent ?? policy.failureRatePercent
  return failures === 0 ? good : `${good}, and of failures ${against(failures, calls, percent)}`
}

function unanswered({ probes }: BreakerPolicy, past: Past): string {
  const sent = past.findLast(({ probe }) => probe > 0)!
  const out = moment(past.at(-1)!.atMs - sent.atMs)
  return probes === 1
    ? `its probe has been out for ${out} without an answer`
    : `its ${amount(probes)} probes are out, the last for ${out}, without enough answers`
}
