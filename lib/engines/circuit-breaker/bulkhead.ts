import * as z from 'zod/mini'

import { whole } from '../bounds'

/** Entering and leaving copy the slots, so this also bounds their price. */
const SLOTS_MOST = 1_000

/** So many calls at once, so many more in a first-come queue, and the rest refused at once. */
export const bulkheadSchema = z.strictObject({
  capacity: whole(1, SLOTS_MOST),
  queue: z._default(whole(0, SLOTS_MOST), 0),
})

export type BulkheadPolicy = z.infer<typeof bulkheadSchema>
export type CallId = string | number

export interface BulkheadState<Id extends CallId = CallId> {
  readonly running: readonly Id[]
  /** First come, first served. */
  readonly queued: readonly Id[]
}

export interface Bulkhead<Id extends CallId = CallId> {
  readonly initial: BulkheadState<Id>
  enter(
    state: BulkheadState<Id>,
    id: Id,
  ): { readonly state: BulkheadState<Id>; readonly outcome: 'running' | 'queued' | 'rejected' }
  /** Leaving from either place is allowed; whoever runs now in the freed slot is `promoted`. */
  leave(
    state: BulkheadState<Id>,
    id: Id,
  ): { readonly state: BulkheadState<Id>; readonly promoted: readonly Id[] }
}

export function createBulkhead<Id extends CallId = CallId>(policy: BulkheadPolicy): Bulkhead<Id> {
  const { capacity, queue } = policy
  return {
    initial: { running: [], queued: [] },
    enter: (state, id) => {
      const { running, queued } = state
      if (running.length < capacity)
        return { state: { running: [...running, id], queued }, outcome: 'running' }
      if (queued.length < queue)
        return { state: { running, queued: [...queued, id] }, outcome: 'queued' }
      return { state, outcome: 'rejected' }
    },
    leave: (state, id) => {
      const { running, queued } = state
      const slot = running.indexOf(id)
      if (slot < 0) return { state: { running, queued: without(queued, id) }, promoted: [] }

      const promoted = queued.slice(0, 1)
      const left = {
        running: [...running.toSpliced(slot, 1), ...promoted],
        queued: queued.slice(1),
      }
      return { state: left, promoted }
    },
  }
}

function without<Id>(ids: readonly Id[], id: Id): readonly Id[] {
  const place = ids.indexOf(id)
  return place < 0 ? ids : ids.toSpliced(place, 1)
}
