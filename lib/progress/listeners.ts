import type { LearnerEvent } from './events'

type Listener = (event: LearnerEvent) => void

interface Listeners {
  tell(event: LearnerEvent): void
  subscribe(listener: Listener): () => void
}

/** Who hears of events. What they do with one can no longer fail the append that stored it. */
export function createListeners(): Listeners {
  const listeners = new Set<Listener>()
  return {
    // A microtask of its own each: an error in one is reported, and reaches neither the rest nor us.
    tell: (event) => {
      for (const listener of listeners) queueMicrotask(() => listener(event))
    },
    subscribe: (listener) => {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
  }
}
