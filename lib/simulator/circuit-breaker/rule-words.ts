import type { BreakerPolicy } from '@/lib/engines/circuit-breaker/policy'
import { count } from '@/lib/format/count'

import { amount, moment } from '../words'

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

/** What opens it. */
export function openingWords(policy: BreakerPolicy): string {
  if (policy.window.kind === 'consecutive') return `${amount(policy.window.failures)} in a row`
  return rateWords(policy, policy.failureRatePercent)
}

export function slowWords(policy: BreakerPolicy): string {
  const { slowCallMs, slowCallRatePercent, window } = policy
  if (slowCallMs === undefined || slowCallRatePercent === undefined) return 'do not count'
  if (window.kind === 'consecutive') return 'do not count'
  return `${rateWords(policy, slowCallRatePercent)}, above ${moment(slowCallMs)}`
}

const rateWords = ({ threshold }: BreakerPolicy, percent: number) =>
  threshold === 'inclusive' ? `${amount(percent)} % or more` : `above ${amount(percent)} %`

/** How long it stays open; a list gives each opening in a row its own wait. */
export function waitWords({ openMs }: Pick<BreakerPolicy, 'openMs'>): string {
  if (typeof openMs === 'number') return moment(openMs)
  const [first, second, ...more] = openMs.map(moment)
  const last = more.at(-1)
  if (second === undefined) return first!
  return last === undefined ? `${first!}, then ${second}` : `${first!}, ${second} … ${last}`
}
