import type { ItemId } from '@/lib/content/item-id'
import type { Confidence } from '@/lib/grading/confidence'
import type { Grade } from '@/lib/grading/grades'
import { isRecalled } from '@/lib/grading/score'

import type { Envelope, Fact, LearnerEvent } from './events'
import { inOrder } from './order'
import type { Projection } from './projection'
import { standing, type Standing } from './undo'

/** What the log adds up to. Never stored as the truth: the log is. */
export interface LearnerState {
  readonly items: ReadonlyMap<ItemId, ItemProgress>
  readonly flags: ReadonlySet<ItemId>
  readonly notes: ReadonlyMap<ItemId, string>
  readonly diagnoses: ReadonlyMap<ItemId, Diagnoses>
}

/** How often a cause was named, and whether the last time rightly. */
export interface Diagnoses {
  readonly times: number
  readonly isLastRight: boolean
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
  return progressProjection.add(first, standing(inOrder(events)))
}

const first: LearnerState = {
  items: new Map(),
  flags: new Set(),
  notes: new Map(),
  diagnoses: new Map(),
}

export const progressProjection: Projection<LearnerState> = {
  name: 'progress',
  version: '2',
  first,
  add: ({ items, flags, notes, diagnoses }, events) => {
    const state = {
      items: new Map(items),
      flags: new Set(flags),
      notes: new Map(notes),
      diagnoses: new Map(diagnoses),
    }
    for (const event of events) {
      // The compiler can't see that the row found by an event's kind takes that event.
      const add = reducers[event.kind] as (state: Building, event: Standing) => void
      add(state, event)
    }
    return state
  },
  pack: ({ items, flags, notes, diagnoses }) => ({
    items: [...items],
    flags: [...flags],
    notes: [...notes],
    diagnoses: [...diagnoses],
  }),
  unpack: (packed) => {
    const { items, flags, notes, diagnoses } = packed as Packed
    return {
      items: new Map(items),
      flags: new Set(flags),
      notes: new Map(notes),
      diagnoses: new Map(diagnoses),
    }
  },
}

interface Packed {
  readonly items: readonly (readonly [ItemId, ItemProgress])[]
  readonly flags: readonly ItemId[]
  readonly notes: readonly (readonly [ItemId, string])[]
  readonly diagnoses: readonly (readonly [ItemId, Diagnoses])[]
}

/** Reducers write into it, and only `add` holds it: a copy per event would be quadratic. */
interface Building {
  readonly items: Map<ItemId, ItemProgress>
  readonly flags: Set<ItemId>
  readonly notes: Map<ItemId, string>
  readonly diagnoses: Map<ItemId, Diagnoses>
}

type EventOf<Kind extends Fact['kind']> = Envelope & Extract<Fact, { kind: Kind }>

/** One row per kind of event that can stand. */
const reducers: {
  readonly [Kind in Standing['kind']]: (state: Building, event: EventOf<Kind>) => void
} = {
  graded: ({ items }, { itemId, grade, confidence, ideas, clock }) => {
    const recalled = isRecalled({ ticked: ideas.ticked.length, of: ideas.of })
    items.set(itemId, {
      timesGraded: (items.get(itemId)?.timesGraded ?? 0) + 1,
      last: { grade, confidence, recalled, atMs: clock.ms },
    })
  },
  flagged: ({ flags }, { itemId, on }) => {
    if (on) flags.add(itemId)
    else flags.delete(itemId)
  },
  noted: ({ notes }, { itemId, text }) => {
    if (text === '') notes.delete(itemId)
    else notes.set(itemId, text)
  },
  reset: ({ items }, { itemId }) => void items.delete(itemId),
  // Of these the schedule knows more than a list does: see lib/review.
  suspended: nothing,
  buried: nothing,
  settingsChanged: nothing,
  predicted: nothing,
  diagnosed: ({ diagnoses }, { itemId, right }) => {
    const times = (diagnoses.get(itemId)?.times ?? 0) + 1
    diagnoses.set(itemId, { times, isLastRight: right })
  },
  designGraded: nothing,
}

function nothing() {}
