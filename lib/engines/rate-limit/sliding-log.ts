import * as z from 'zod/mini'

import { whole } from '../bounds'
import { admitted, refused, type Limiter } from './limiter'
import { SPAN_MS_MOST } from './policy-bounds'

export const slidingLogSchema = z.strictObject({
  kind: z.literal('sliding-log'),
  /** One number is kept for each admitted unit, so this is also memory. */
  limit: whole(1, 1_000_000),
  windowMs: whole(1, SPAN_MS_MOST),
})

interface Log {
  /**
   * Times of admitted units, shared by successive states and only ever appended to. This state is
   * the part from `from` to `to`; what lies beyond belongs to its successors.
   */
  readonly times: number[]
  readonly from: number
  readonly to: number
}

/** Dead entries are cut off once they outnumber the live ones and these. */
const SPARE = 1_024

/** Exact and dear: remembers every admitted unit of the window (t − W, t]. */
export function slidingLog({ limit, windowMs }: z.infer<typeof slidingLogSchema>): Limiter<Log> {
  return {
    initial: { times: [], from: 0, to: 0 },
    decide(log, atMs, cost) {
      const { times, to } = log
      const nowMs = to > 0 ? Math.max(atMs, times[to - 1]!) : atMs
      const from = firstAfter(log, nowMs - windowMs)
      const used = to - from
      if (used + cost > limit) {
        if (cost > limit) return refused(log, limit - used, Infinity)
        const freeing = times[from + used + cost - limit - 1]!
        return refused(log, limit - used, freeing + windowMs - atMs)
      }
      const state = cost === 0 ? log : append(times, from, to, nowMs, cost)
      return admitted(state, limit - used - cost)
    },
    used: (log, atMs) => log.to - firstAfter(log, atMs - windowMs),
    snapshot(log, atMs) {
      const from = firstAfter(log, atMs - windowMs)
      const isEmpty = from === log.to
      return {
        used: log.to - from,
        oldestMs: isEmpty ? null : log.times[from]!,
        newestMs: isEmpty ? null : log.times[log.to - 1]!,
      }
    },
  }
}

/** The first place whose time is later than `atMs`: usually close, so the steps double. */
function firstAfter({ times, from, to }: Log, atMs: number): number {
  if (from === to || times[from]! > atMs) return from
  let step = 1
  while (from + step < to && times[from + step]! <= atMs) step *= 2
  let low = from + (step >> 1) + 1
  let high = Math.min(from + step, to)
  while (low < high) {
    const middle = (low + high) >>> 1
    if (times[middle]! <= atMs) low = middle + 1
    else high = middle
  }
  return low
}

function append(times: number[], from: number, to: number, atMs: number, cost: number): Log {
  const live = to - from
  if (from > live + SPARE) return append(times.slice(from, to), 0, live, atMs, cost)
  const own = isOurs(times, to, atMs, cost) ? times : times.slice(0, to)
  for (let end = own.length; end < to + cost; end += 1) own.push(atMs)
  return { times: own, from, to: to + cost }
}

/** Nothing was written beyond this state, or exactly what we are about to write. */
function isOurs(times: readonly number[], to: number, atMs: number, cost: number): boolean {
  // All keys start from one empty log, and stores may freeze what they hold: both get a copy.
  if (to === 0 || !Object.isExtensible(times)) return false
  const end = Math.min(times.length, to + cost)
  for (let n = to; n < end; n += 1) if (times[n] !== atMs) return false
  return true
}
