import { tick, type Clock } from './clock'
import type { LearnerEvent } from './events'
import { createListeners } from './listeners'
import type { ProgressLog } from './log'
import { compareEvents } from './order'

export interface Sources {
  readonly now: () => number
  /** A fresh UUID on each call. */
  readonly newId: () => string
}

/** Keeps what happened until the tab closes: for tests, and where storage is blocked. */
export function createMemoryLog(sources: Sources): ProgressLog {
  return createRewritableLog(sources).log
}

interface Rewritable {
  readonly log: ProgressLog
  /** Puts other events in place of all there are. */
  readonly rewrite: (events: readonly LearnerEvent[]) => void
}

export function createRewritableLog({ now, newId }: Sources): Rewritable {
  const device = newId()
  const appended = createListeners<LearnerEvent>()
  const rewritten = createListeners<undefined>()
  let events: readonly LearnerEvent[] = []
  let clock: Clock | undefined

  const log: ProgressLog = {
    append: async (fact) => {
      clock = tick(clock, now(), device)
      const event: LearnerEvent = { ...fact, id: newId(), schema: 1, clock }
      events = [...events, event]
      appended.tell(event)
      return event
    },
    read: async (after) => events.filter((event) => !after || compareEvents(event, after) > 0),
    subscribe: appended.subscribe,
    onRewritten: rewritten.subscribe,
  }
  const rewrite = (others: readonly LearnerEvent[]) => {
    events = others
    rewritten.tell(undefined)
  }
  return { log, rewrite }
}
