import type { GuardView } from '@/lib/engines/circuit-breaker/event'
import type { BreakerPolicy } from '@/lib/engines/circuit-breaker/policy'
import { count } from '@/lib/format/count'

import { amount, moment } from '../words'

/** The state that an event left behind. */
export function stateWords(guard: GuardView, policy: BreakerPolicy | undefined): string {
  if (!policy) return 'No breaker stands here.'
  switch (guard.breaker) {
    case 'open':
      return guard.untilMs === null ? 'It is open.' : `It is open until ${moment(guard.untilMs)}.`
    case 'half-open':
      return `It is half-open: ${amount(guard.permits)} of ${amount(policy.probes)} probes sent, ${amount(guard.calls)} answered, ${amount(guard.failures)} failed.`
    case 'forced-open':
      return 'It is forced open.'
    default:
      return closedWords(guard, policy)
  }
}

function closedWords({ calls, failures, slow }: GuardView, { window }: BreakerPolicy): string {
  if (window.kind === 'consecutive') {
    return `${count(failures, 'failure')} in a row so far, and ${amount(window.failures)} would open it.`
  }
  const slowly = slow > 0 ? `, ${amount(slow)} of them slow` : ''
  return `Its window holds ${count(calls, 'call')}, ${amount(failures)} failed${slowly}.`
}
