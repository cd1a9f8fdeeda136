import * as z from 'zod/mini'

import { between, whole } from './bounds'
import { createRollingCounts, type RollingState } from './rolling-counts'

/** The book's own values are k = 2 over two minutes. */
export const throttleSchema = z.strictObject({
  k: z._default(between(1, 100), 2),
  windowMs: z._default(whole(1, 3_600_000), 120_000),
})

export type ThrottlePolicy = z.infer<typeof throttleSchema>
export type ThrottleState = RollingState

export interface Throttle {
  readonly initial: ThrottleState
  attempt(state: ThrottleState, atMs: number, random: () => number): Attempt
  /** The backend took a call that was sent. */
  accepted(state: ThrottleState, atMs: number): { readonly state: ThrottleState }
}

export interface Attempt {
  readonly state: ThrottleState
  readonly sent: boolean
  readonly rejectProbability: number
}

const SUB_WINDOWS = 10
/** Counted as [requests, accepts]. */
const REQUEST = [1, 0]
const ACCEPT = [0, 1]
const NOTHING = [0, 0]

/** Client-side throttling: Google, "Site Reliability Engineering", chapter 21, "Handling Overload". */
export function createThrottle({ k, windowMs }: ThrottlePolicy): Throttle {
  const rolling = createRollingCounts(windowMs, SUB_WINDOWS, NOTHING)
  return {
    initial: rolling.empty,
    attempt: (state, atMs, random) => {
      const [requests, accepts] = rolling.totals(state, atMs)
      const probability = rejectProbability(requests!, accepts!, k)
      // Counted even when refused: a throttle that forgets its own refusals never lets go.
      const counted = rolling.add(state, atMs, REQUEST)
      return { state: counted, sent: random() >= probability, rejectProbability: probability }
    },
    accepted: (state, atMs) => ({ state: rolling.add(state, atMs, ACCEPT) }),
  }
}

/** p = max(0, (requests − k·accepts) / (requests + 1)). */
export function rejectProbability(requests: number, accepts: number, k: number): number {
  return Math.max(0, (requests - k * accepts) / (requests + 1))
}
