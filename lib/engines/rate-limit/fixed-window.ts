import * as z from 'zod/mini'

import { whole } from '../bounds'
import { admitted, refused, type Limiter } from './limiter'
import { COUNT_MOST, SPAN_MS_MOST } from './policy-bounds'

export const fixedWindowSchema = z.strictObject({
  kind: z.literal('fixed-window'),
  limit: whole(1, COUNT_MOST),
  windowMs: whole(1, SPAN_MS_MOST),
  anchor: z._default(z.enum(['epoch', 'first-request']), 'epoch'),
  chargeRejected: z._default(z.boolean(), false),
  blockMs: z.optional(whole(1, SPAN_MS_MOST)),
})

export type FixedWindowPolicy = z.infer<typeof fixedWindowSchema>

interface Window {
  readonly startMs: number
  /** A first-request window is open only while something is charged to it. */
  readonly used: number
  readonly blockedUntilMs: number
  /** The latest time of a charge: a block is counted from it when the clock has stepped back. */
  readonly atMs: number
}

/** Cheap to store, but two bursts that straddle an edge pass at twice the limit. */
export function fixedWindow(policy: FixedWindowPolicy): Limiter<Window> {
  const { limit, windowMs } = policy
  const startAt = (window: Window, atMs: number) =>
    policy.anchor === 'epoch'
      ? Math.max(window.startMs, atMs - (atMs % windowMs))
      : startOfOpen(window, atMs, windowMs)

  return {
    initial: { startMs: 0, used: 0, blockedUntilMs: 0, atMs: 0 },
    decide(window, atMs, cost) {
      if (atMs < window.blockedUntilMs) return duringBlock(policy, window, atMs, cost)
      const startMs = startAt(window, atMs)
      const used = startMs === window.startMs ? window.used : 0
      if (cost === 0) return admitted(window, Math.max(0, limit - used))
      const nowMs = Math.max(atMs, window.atMs)
      const after = { startMs, used: used + cost, blockedUntilMs: 0, atMs: nowMs }
      if (after.used <= limit) return admitted(after, limit - after.used)
      if (cost > limit && !policy.chargeRejected) return refused(window, limit - used, Infinity)
      return overflow(policy, { window, after, cost, atMs })
    },
    used(window, atMs) {
      if (atMs < window.blockedUntilMs) return limit
      return startAt(window, atMs) === window.startMs ? window.used : 0
    },
  }
}

/** The start of the window opened by an earlier charge, or of the one this charge would open. */
function startOfOpen(window: Window, atMs: number, windowMs: number): number {
  return window.used > 0 && atMs < window.startMs + windowMs ? window.startMs : atMs
}

interface Overflow {
  readonly window: Window
  /** The window had the cost been charged. */
  readonly after: Window
  readonly cost: number
  readonly atMs: number
}

function overflow(policy: FixedWindowPolicy, { window, after, cost, atMs }: Overflow) {
  const { limit, windowMs, chargeRejected, blockMs } = policy
  const isHopeless = cost > limit
  if (blockMs !== undefined) {
    // Nothing used: when the block ends the key is fresh.
    const blocked = { ...after, used: 0, blockedUntilMs: after.atMs + blockMs }
    return refused(blocked, 0, isHopeless ? Infinity : blocked.blockedUntilMs - atMs)
  }
  const state = chargeRejected ? after : window
  const remaining = Math.max(0, limit - (chargeRejected ? after.used : after.used - cost))
  return refused(state, remaining, isHopeless ? Infinity : after.startMs + windowMs - atMs)
}

function duringBlock({ limit }: FixedWindowPolicy, window: Window, atMs: number, cost: number) {
  if (cost === 0) return admitted(window, 0)
  return refused(window, 0, cost > limit ? Infinity : window.blockedUntilMs - atMs)
}
