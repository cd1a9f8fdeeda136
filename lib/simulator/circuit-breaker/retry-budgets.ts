import type { CircuitBreakerEvent } from '@/lib/engines/circuit-breaker/event'
import { retriesAllowed } from '@/lib/engines/retry-budget'
import { countBy } from '@/lib/engines/trace'

import { eventsAt, type Guarded } from './guards'
import type { BreakerRun } from './reading'

/** What a retry budget has given away within its window, of what it may. */
export interface BudgetLook {
  readonly spent: number
  readonly most: number
}

export function budgetAt(run: BreakerRun, guard: Guarded, atMs: number): BudgetLook | null {
  const policy = guard.hop.retryBudget
  if (!policy) return null
  // Its parts are the seconds of the clock.
  const sinceMs = (Math.floor(atMs / 1_000) - policy.windowSeconds + 1) * 1_000
  const workMs = run.scenario.services[guard.tier - 1]?.workMs ?? 0
  let requests = 0
  let spent = 0
  const events = eventsAt(run, guard, atMs)
  for (const event of events.slice(countBy(events, sinceMs - workMs - 1))) {
    if (event.kind === 'retrying' && event.atMs >= sinceMs) spent += 1
    if (startsWork(event) && within(event.atMs + workMs, sinceMs, atMs)) requests += 1
  }
  return { spent, most: retriesAllowed(policy, requests) }
}

/** The first attempt of a request follows as soon as its work is done. */
const startsWork = ({ kind }: CircuitBreakerEvent) => kind === 'arrived' || kind === 'resumed'

const within = (at: number, from: number, to: number) => at >= from && at <= to
