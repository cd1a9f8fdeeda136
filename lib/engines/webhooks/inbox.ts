/** What a consumer makes of a delivery: at-least-once means twice, late, and in any order. */
import * as z from 'zod/mini'

import { LONGEST_RUN_MS, whole } from '../bounds'

const REMEMBERED_MOST = 1_000_000

export const dedupeSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('none') }),
  z.strictObject({
    kind: z.literal('by-id'),
    /** An id is forgotten after this time, or when so many newer ones came. */
    retentionMs: whole(0, LONGEST_RUN_MS),
    capacity: z._default(whole(1, REMEMBERED_MOST), REMEMBERED_MOST),
  }),
])

/** `sequence-check` drops what is older than the last applied; `re-fetch` asks for the newest. */
export const orderingSchema = z.enum(['none', 'sequence-check', 're-fetch'])

export type Dedupe = z.infer<typeof dedupeSchema>
export type Ordering = z.infer<typeof orderingSchema>

/**
 * `applied`: one effect, in order. `regressed`: applied over something newer. `repeated`: applied
 * again. The others had no effect: known by its id, older than the last, or nothing new to fetch.
 */
export type Effect = 'applied' | 'regressed' | 'repeated' | 'duplicate' | 'stale' | 'unchanged'

/** What the inbox keeps of one event. It lives as long as the event can still come again. */
export interface Receipt {
  readonly subject: number
  /** Counts the changes of its subject, from 1. */
  readonly sequence: number
  effects: number
  rememberedAtMs: number
  /** How many ids had been remembered before it. */
  rememberedAs: number
}

export function createReceipt(subject: number, sequence: number): Receipt {
  return { subject, sequence, effects: 0, rememberedAtMs: NaN, rememberedAs: 0 }
}

export interface Inbox {
  /** `newest` is the sequence that a re-fetch would find. */
  receive(receipt: Receipt, newest: number, atMs: number): Effect
}

/**
 * No table of ids is kept: an id is remembered when it came no longer ago than the retention and
 * fewer than `capacity` ids were remembered since, and both can be told from its own receipt.
 */
export function createInbox(dedupe: Dedupe, ordering: Ordering, subjects: number): Inbox {
  const applied = new Float64Array(subjects)
  let remembered = 0

  const isKnown = (receipt: Receipt, atMs: number): boolean => {
    if (dedupe.kind === 'none') return false
    const { rememberedAtMs, rememberedAs } = receipt
    if (atMs - rememberedAtMs <= dedupe.retentionMs && remembered - rememberedAs <= dedupe.capacity)
      return true
    receipt.rememberedAtMs = atMs
    receipt.rememberedAs = remembered
    remembered += 1
    return false
  }
  const apply = (receipt: Receipt): Effect => {
    const { subject, sequence } = receipt
    const isRegress = sequence < applied[subject]!
    applied[subject] = sequence
    receipt.effects += 1
    if (receipt.effects > 1) return 'repeated'
    return isRegress ? 'regressed' : 'applied'
  }
  /** Whatever the event said, what is fetched is news, or it is not. */
  const fetchNewest = (receipt: Receipt, newest: number): Effect => {
    if (newest <= applied[receipt.subject]!) return 'unchanged'
    applied[receipt.subject] = newest
    receipt.effects += 1
    return 'applied'
  }
  return {
    receive: (receipt, newest, atMs) => {
      if (isKnown(receipt, atMs)) return 'duplicate'
      switch (ordering) {
        case 'none':
          return apply(receipt)
        case 'sequence-check':
          return receipt.sequence <= applied[receipt.subject]! ? 'stale' : apply(receipt)
        case 're-fetch':
          return fetchNewest(receipt, newest)
      }
    },
  }
}
