import * as z from 'zod/mini'

import { whole } from '../bounds'
import { admitted, refused, type Limiter } from './limiter'
import { COUNT_MOST, isExact, SPAN_MS_MOST, TOO_BIG } from './policy-bounds'

export const slidingCounterSchema = z
  .strictObject({
    kind: z.literal('sliding-counter'),
    limit: whole(1, COUNT_MOST),
    windowMs: whole(1, SPAN_MS_MOST),
    rule: z._default(z.enum(['strict', 'floor']), 'strict'),
  })
  .check(
    z.refine(({ limit, windowMs }) => isExact(limit * windowMs), {
      path: ['limit'],
      error: TOO_BIG,
    }),
  )

type SlidingCounterPolicy = z.infer<typeof slidingCounterSchema>

interface Counts {
  readonly index: number
  readonly current: number
  readonly previous: number
  readonly atMs: number
}

/**
 * Two counters per key. The previous window is taken to have been even, so the part of it that
 * still trails behind is previous · (W − f) / W: rounded up that is the strict rule.
 */
export function slidingCounter(policy: SlidingCounterPolicy): Limiter<Counts> {
  const { limit, windowMs } = policy
  const round = policy.rule === 'strict' ? Math.ceil : Math.floor
  /** The part of the previous window that trails behind, before it is rounded. */
  const trailingAt = (previous: number, index: number, nowMs: number) =>
    (previous * ((index + 1) * windowMs - nowMs)) / windowMs

  return {
    initial: { index: 0, current: 0, previous: 0, atMs: 0 },
    decide(counts, atMs, cost) {
      const nowMs = Math.max(atMs, counts.atMs)
      const index = Math.floor(nowMs / windowMs)
      const current = index === counts.index ? counts.current : 0
      const previous = previousAt(counts, index)
      const free = limit - round(trailingAt(previous, index, nowMs)) - current
      if (cost === 0) return admitted(counts, Math.max(0, free))
      if (cost <= free) {
        return admitted({ index, current: current + cost, previous, atMs: nowMs }, free - cost)
      }
      const freeAtMs = index * windowMs + waitFor(policy, current, previous, cost)
      return refused(counts, Math.max(0, free), freeAtMs - atMs)
    },
    used(counts, atMs) {
      const nowMs = Math.max(atMs, counts.atMs)
      const index = Math.floor(nowMs / windowMs)
      const current = index === counts.index ? counts.current : 0
      return current + trailingAt(previousAt(counts, index), index, nowMs)
    },
  }
}

function previousAt({ index, current, previous }: Counts, nowIndex: number): number {
  if (nowIndex === index) return previous
  return nowIndex === index + 1 ? current : 0
}

/** From the start of the current window until `cost` fits, at most to the end of the next one. */
function waitFor(
  policy: SlidingCounterPolicy,
  current: number,
  previous: number,
  cost: number,
): number {
  const { limit, windowMs } = policy
  if (cost > limit) return Infinity
  const here = offsetOf(policy, previous, limit - current - cost)
  // In the next window what is now current trails behind, and after that nothing does.
  return here < windowMs ? here : windowMs + offsetOf(policy, current, limit - cost)
}

/** Where in a window the trailing part of `previous` has shrunk to `room`; W if not within it. */
function offsetOf(
  { windowMs, rule }: SlidingCounterPolicy,
  previous: number,
  room: number,
): number {
  if (room < 0) return windowMs
  if (previous === 0) return 0
  const spanMs =
    rule === 'strict'
      ? Math.floor((room * windowMs) / previous)
      : Math.ceil(((room + 1) * windowMs) / previous) - 1
  return Math.max(0, windowMs - spanMs)
}
