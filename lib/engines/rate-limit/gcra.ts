import * as z from 'zod/mini'

import { whole } from '../bounds'
import { admitted, refused, type Limiter } from './limiter'
import { COUNT_MOST, isExact, SPAN_MS_MOST, TOO_BIG } from './policy-bounds'

export const gcraSchema = z
  .strictObject({
    kind: z.literal('gcra'),
    emissionMs: whole(1, SPAN_MS_MOST),
    burst: whole(0, COUNT_MOST),
  })
  .check(
    z.refine(({ emissionMs, burst }) => isExact(emissionMs * (burst + 1)), {
      path: ['burst'],
      error: TOO_BIG,
    }),
  )

interface Schedule {
  /** Theoretical arrival time (ITU-T I.371): when the bucket that this equals would be full again. */
  readonly tatMs: number
  readonly atMs: number
}

/** A token bucket of burst + 1 that stores a time instead of a level: nothing to refill. */
export function gcra({ emissionMs, burst }: z.infer<typeof gcraSchema>): Limiter<Schedule> {
  const capacity = burst + 1
  const toleranceMs = emissionMs * capacity

  return {
    initial: { tatMs: 0, atMs: 0 },
    decide(schedule, atMs, cost) {
      const nowMs = Math.max(atMs, schedule.atMs)
      const startMs = Math.max(schedule.tatMs, nowMs)
      const nextMs = startMs + cost * emissionMs
      const earliestMs = nextMs - toleranceMs
      if (nowMs < earliestMs) {
        const remaining = Math.floor((toleranceMs - (startMs - nowMs)) / emissionMs)
        return refused(schedule, remaining, cost > capacity ? Infinity : earliestMs - atMs)
      }
      const state = cost === 0 ? schedule : { tatMs: nextMs, atMs: nowMs }
      return admitted(state, Math.floor((toleranceMs - (nextMs - nowMs)) / emissionMs))
    },
    used: (schedule, atMs) =>
      Math.max(0, schedule.tatMs - Math.max(atMs, schedule.atMs)) / emissionMs,
  }
}
