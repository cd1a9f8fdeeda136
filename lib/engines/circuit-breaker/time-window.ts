import * as z from 'zod/mini'

import { between, whole } from '../bounds'
import { createRollingCounts, type RollingState } from '../rolling-counts'
import type { CallWindow } from './window'

const SECONDS_MOST = 3_600

export const timeWindowSchema = z.strictObject({
  kind: z.literal('time'),
  seconds: between(0.001, SECONDS_MOST),
  /** One per second unless given. */
  buckets: z.optional(whole(1, SECONDS_MOST)),
})

export type TimeState = RollingState

export function createTimeWindow({
  seconds,
  buckets = Math.ceil(seconds),
}: z.infer<typeof timeWindowSchema>): CallWindow<TimeState> {
  const rolling = createRollingCounts(Math.round(seconds * 1_000), buckets, [0, 0, 0])
  return {
    empty: rolling.empty,
    add: (state, { failed, slow }, atMs) =>
      rolling.add(state, atMs, [1, failed ? 1 : 0, slow ? 1 : 0]),
    tally: (state, atMs) => {
      const [calls, failures, slow] = rolling.totals(state, atMs)
      return { calls: calls!, failures: failures!, slow: slow! }
    },
  }
}
