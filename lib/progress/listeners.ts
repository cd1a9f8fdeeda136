type Listener<Heard> = (heard: Heard) => void

interface Listeners<Heard> {
  tell(heard: Heard): void
  subscribe(listener: Listener<Heard>): () => void
}

/** Who hears of events. What they do with one can no longer fail the append that stored it. */
export function createListeners<Heard>(): Listeners<Heard> {
  const listeners = new Set<Listener<Heard>>()
  return {
    // A microtask of its own each: an error in one is reported, and reaches neither the rest nor us.
    tell: (heard) => {
      for (const listener of listeners) queueMicrotask(() => listener(heard))
    },
    subscribe: (listener) => {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
  }
}
