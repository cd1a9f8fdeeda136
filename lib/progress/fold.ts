import type { ItemId } from '@/lib/content/item-id'
import type { Confidence } from '@/lib/grading/confidence'
import type { Grade } from '@/lib/grading/grades'
import { isRecalled } from '@/lib/grading/score'

import { compareClocks } from './clock'
import type { Envelope, Fact, LearnerEvent } from './events'

/** What the log adds up to. Never stored as the truth: the log is. */
export interface LearnerState {
  readonly items: ReadonlyMap<ItemId, ItemProgress>
}

export interface ItemProgress {
  readonly timesGraded: number
  readonly last: {
    readonly grade: Grade
    readonly confidence: Confidence
    readonly recalled: boolean
    readonly atMs: number
  }
}

/**
 * A function of the set of events: neither their order nor doubles matter, so two devices
 * that hold the same events hold the same state.
 */
export function fold(events: readonly LearnerEvent[]): LearnerState {
  const state: Building = { items: new Map() }
  for (const event of inOrder(events)) {
    // The compiler can't see that the row found by an event's kind takes that event.
    const add = reducers[event.kind] as (state: Building, event: LearnerEvent) => void
    add(state, event)
  }
  return state
}

/** Reducers write into it, and only `fold` holds it: a copy per event would be quadratic. */
interface Building {
  readonly items: Map<ItemId, ItemProgress>
}

type EventOf<Kind extends Fact['kind']> = Envelope & Extract<Fact, { kind: Kind }>

/** One row per kind of event. */
const reducers: {
  readonly [Kind in Fact['kind']]: (state: Building, event: EventOf<Kind>) => void
} = {
  graded: ({ items }, { itemId, grade, confidence, ideas, clock }) => {
    const recalled = isRecalled({ ticked: ideas.ticked.length, of: ideas.of })
    items.set(itemId, {
      timesGraded: (items.get(itemId)?.timesGraded ?? 0) + 1,
      last: { grade, confidence, recalled, atMs: clock.ms },
    })
  },
}

function inOrder(events: readonly LearnerEvent[]): readonly LearnerEvent[] {
  const seen = new Set<string>()
  return events.toSorted(compareEvents).filter(({ id }) => !seen.has(id) && seen.add(id))
}

/** Two copies of one browser profile share a device, so clocks alone may tie. */
function compareEvents(a: LearnerEvent, b: LearnerEvent): number {
  return compareClocks(a.clock, b.clock) || (a.id < b.id ? -1 : Number(a.id > b.id))
}
