import { compareClocks, type Clock } from './clock'
import type { LearnerEvent } from './events'

/** A place in the order of all events. */
export interface Mark {
  readonly id: string
  readonly clock: Clock
}

/** The order every device agrees on, each event once. */
export function inOrder(events: readonly LearnerEvent[]): readonly LearnerEvent[] {
  const seen = new Set<string>()
  return events.toSorted(compareEvents).filter(({ id }) => !seen.has(id) && seen.add(id))
}

/** Two copies of one browser profile share a device, so clocks alone may tie. */
export function compareEvents(a: Mark, b: Mark): number {
  return compareClocks(a.clock, b.clock) || (a.id < b.id ? -1 : Number(a.id > b.id))
}
