import { createBulkhead, type BulkheadPolicy } from './bulkhead'

/** A bulkhead in the state that a run has brought it to: calls, or the threads of a service. */
export interface Slots {
  enter(id: number): 'running' | 'queued' | 'rejected'
  /** Whoever has a slot now instead. */
  leave(id: number): readonly number[]
  taken(): { readonly running: number; readonly queued: number }
}

export function createSlots(policy: BulkheadPolicy): Slots {
  const bulkhead = createBulkhead<number>(policy)
  let slots = bulkhead.initial
  return {
    enter: (id) => {
      const { state, outcome } = bulkhead.enter(slots, id)
      slots = state
      return outcome
    },
    leave: (id) => {
      const { state, promoted } = bulkhead.leave(slots, id)
      slots = state
      return promoted
    },
    taken: () => ({ running: slots.running.length, queued: slots.queued.length }),
  }
}
