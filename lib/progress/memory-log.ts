import { tick, type Clock } from './clock'
import type { LearnerEvent } from './events'
import { createListeners } from './listeners'
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
  const { tell, subscribe } = createListeners()
  let clock: Clock | undefined

  return {
    append: async (fact) => {
      clock = tick(clock, now(), device)
      const event: LearnerEvent = { ...fact, id: newId(), schema: 1, clock }
      events.push(event)
      tell(event)
      return event
    },
    read: async () => [...events],
    subscribe,
  }
}
