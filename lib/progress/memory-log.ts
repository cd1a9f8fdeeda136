import type { Clock } from './clock'
import { tick } from './clock'
import type { LearnerEvent } from './events'
import type { ProgressLog } from './log'

interface Sources {
  readonly now: () => number
  /** A fresh UUID on each call. */
  readonly newId: () => string
}

/** Keeps what happened until the tab closes: for tests, and where storage is blocked. */
export function createMemoryLog({ now, newId }: Sources): ProgressLog {
  const device = newId()
  const events: LearnerEvent[] = []
  const listeners = new Set<(event: LearnerEvent) => void>()
  let clock: Clock | undefined

  return {
    append: async (fact) => {
      clock = tick(clock, now(), device)
      const event: LearnerEvent = { ...fact, id: newId(), schema: 1, clock }
      events.push(event)
      for (const listener of listeners) listener(event)
      return event
    },
    read: async () => [...events],
    subscribe: (listener) => {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
  }
}
