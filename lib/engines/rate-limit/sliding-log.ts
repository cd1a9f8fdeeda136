import * as z from 'zod/mini'

import { whole } from '../bounds'
import { admitted, refused, type Limiter } from './limiter'
import { SPAN_MS_MOST } from './policy-bounds'

export const slidingLogSchema = z.strictObject({
  kind: z.literal('sliding-log'),
  /** Up to so many charges are remembered for each key, so this is also memory. */
  limit: whole(1, 1_000_000),
  windowMs: whole(1, SPAN_MS_MOST),
})

interface Log {
  /**
   * Every charge as a pair: when it was, and how many units were charged before it. Only ever
   * appended to, and once it is long shared by successive states: this state is the pairs from
   * `from` to `to`, and what lies beyond belongs to its successors.
   */
  readonly charges: number[]
  readonly from: number
  readonly to: number
  /** Units charged up to `to`. */
  readonly total: number
}

/** The two numbers of a pair. */
const TIME = 0
const BEFORE = 1

/** A shorter log is copied, which costs little and leaves the older state as it was. */
const SHORT = 32
/** Dead charges are cut off once they outnumber the live ones and these. */
const SPARE = 1_024

/** Exact and dear: remembers every charge of the window (t − W, t]. */
export function slidingLog({ limit, windowMs }: z.infer<typeof slidingLogSchema>): Limiter<Log> {
  return {
    initial: { charges: [], from: 0, to: 0, total: 0 },
    decide(log, atMs, cost) {
      const { charges, to } = log
      const nowMs = to > 0 ? Math.max(atMs, charges[2 * to - 2]!) : atMs
      const from = firstAbove(log, TIME, nowMs - windowMs)
      const free = limit - usedFrom(log, from)
      if (cost > free) {
        if (cost > limit) return refused(log, free, Infinity)
        const freeingMs = charges[2 * freeingPair(log, from, cost - free)]!
        return refused(log, free, freeingMs + windowMs - atMs)
      }
      return admitted(cost === 0 ? log : append(log, from, nowMs, cost), free - cost)
    },
    used: (log, atMs) => usedFrom(log, firstAbove(log, TIME, atMs - windowMs)),
    snapshot(log, atMs) {
      const from = firstAbove(log, TIME, atMs - windowMs)
      const isEmpty = from === log.to
      return {
        used: usedFrom(log, from),
        oldestMs: isEmpty ? null : log.charges[2 * from]!,
        newestMs: isEmpty ? null : log.charges[2 * log.to - 2]!,
      }
    },
  }
}

function usedFrom({ charges, to, total }: Log, from: number): number {
  return from === to ? 0 : total - charges[2 * from + BEFORE]!
}

/** The charge that holds the last of the `units` oldest ones from `from` on. */
function freeingPair(log: Log, from: number, units: number): number {
  return firstAbove(log, BEFORE, log.charges[2 * from + BEFORE]! + units - 1) - 1
}

/** The first pair whose number exceeds `bound`: usually close, so the steps double. */
function firstAbove({ charges, from, to }: Log, part: number, bound: number): number {
  if (from === to || charges[2 * from + part]! > bound) return from
  let step = 1
  while (from + step < to && charges[2 * (from + step) + part]! <= bound) step *= 2
  let low = from + (step >> 1) + 1
  let high = Math.min(from + step, to)
  while (low < high) {
    const middle = (low + high) >>> 1
    if (charges[2 * middle + part]! <= bound) low = middle + 1
    else high = middle
  }
  return low
}

function append(log: Log, from: number, atMs: number, cost: number): Log {
  const { charges, to } = log
  const total = log.total + cost
  const live = to - from
  if (live < SHORT || from > live + SPARE || !isOurs(log, atMs)) {
    return { charges: copyWith(log, from, atMs), from: 0, to: live + 1, total }
  }
  if (charges.length === 2 * to) charges.push(atMs, log.total)
  return { charges, from, to: to + 1, total }
}

/** A loop, because `slice` makes a copy that must grow at once. */
function copyWith({ charges, to, total }: Log, from: number, atMs: number): number[] {
  const kept = 2 * (to - from)
  const copy = new Array<number>(kept + 2)
  for (let n = 0; n < kept; n += 1) copy[n] = charges[2 * from + n]!
  copy[kept + TIME] = atMs
  copy[kept + BEFORE] = total
  return copy
}

/** Nothing was written beyond this state, or exactly what we are about to write. */
function isOurs({ charges, to, total }: Log, atMs: number): boolean {
  if (charges.length > 2 * to) return charges[2 * to] === atMs && charges[2 * to + BEFORE] === total
  // A store may freeze what it holds.
  return Object.isExtensible(charges)
}
