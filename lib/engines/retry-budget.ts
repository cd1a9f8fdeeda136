import * as z from 'zod/mini'

import { between, whole } from './bounds'
import { HUNDRED_PERCENT, thousandths } from './numeric'
import { createRollingCounts, type RollingState } from './rolling-counts'

/** Retries may be so many percent of the recent requests, plus a minimum for quiet times. */
export const retryBudgetSchema = z.strictObject({
  ratioPercent: between(0, 1_000),
  minimumPerSecond: between(0, 1_000_000),
  windowSeconds: whole(1, 3_600),
})

export type RetryBudgetPolicy = z.infer<typeof retryBudgetSchema>
export type RetryBudgetState = RollingState

export interface RetryBudget {
  readonly initial: RetryBudgetState
  request(state: RetryBudgetState, atMs: number): { readonly state: RetryBudgetState }
  /** Only an allowed retry counts. */
  retry(
    state: RetryBudgetState,
    atMs: number,
  ): { readonly state: RetryBudgetState; readonly allowed: boolean }
}

/** Counted as [requests, retries]. */
const REQUEST = [1, 0]
const RETRY = [0, 1]
const NOTHING = [0, 0]

export function createRetryBudget(policy: RetryBudgetPolicy): RetryBudget {
  const { windowSeconds } = policy
  const rolling = createRollingCounts(windowSeconds * 1_000, windowSeconds, NOTHING)
  return {
    initial: rolling.empty,
    request: (state, atMs) => ({ state: rolling.add(state, atMs, REQUEST) }),
    retry: (state, atMs) => {
      const [requests, retries] = rolling.totals(state, atMs)
      const allowed = retries! < retriesAllowed(policy, requests!)
      return { state: rolling.add(state, atMs, allowed ? RETRY : NOTHING), allowed }
    },
  }
}

/** How many retries such a window may hold beside so many requests. */
export function retriesAllowed(
  { ratioPercent, minimumPerSecond, windowSeconds }: RetryBudgetPolicy,
  requests: number,
): number {
  const minimum = thousandths(minimumPerSecond) * windowSeconds * 100
  return Math.floor((thousandths(ratioPercent) * requests + minimum) / HUNDRED_PERCENT)
}
