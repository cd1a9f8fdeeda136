import type { ItemId } from '@/lib/content/item-id'
import type { Belongings, Row } from '@/lib/progress/archive'
import type { Draft } from '@/lib/progress/drafts'
import { parseEvent } from '@/lib/progress/event-schema'
import type { LearnerEvent } from '@/lib/progress/events'
import { fold, type LearnerState } from '@/lib/progress/fold'
import { isReadable } from '@/lib/progress/foreign-event'
import { changesText, newerDrafts, newerPreferences, type Replaced } from '@/lib/progress/newer'
import { inOrder } from '@/lib/progress/order'
import { defaultPreferences, type Preferences } from '@/lib/progress/preferences'
import { standing } from '@/lib/progress/undo'

import { sameJson } from './same-json'

/** What an import would do, said before it does. */
export type ImportPreview =
  | {
      readonly ok: true
      /** Rows whose id is not here yet: what the import would add. */
      readonly added: readonly Row[]
      readonly alreadyHere: number
      /** Of the added, how many a later release wrote: kept, and of no effect today. */
      readonly unknown: number
      readonly newItems: readonly ItemId[]
      /** Items answered here whose history changes. */
      readonly changedItems: readonly ItemId[]
      /** Items whose note or flag changes. */
      readonly changedMarks: readonly ItemId[]
      /** Whether other settings of review come into force. */
      readonly changesSettings: boolean
      /** Drafts whose text changes: the one edited last counts. */
      readonly changedDrafts: readonly Replaced<Draft>[]
      /** What changes of the preferences: those changed last count, as a whole. */
      readonly changedPreferences: Partial<Preferences>
      /** Whether there is anything to change at all. */
      readonly changes: boolean
    }
  /** The same id stands for another event here: one of the two logs was changed by hand. */
  | { readonly ok: false; readonly path: string; readonly reason: string }

export function previewImport(here: Belongings, incoming: Belongings): ImportPreview {
  // A damaged row gives way to the whole one.
  const byId = new Map(here.rows.filter(isReadable).map((row) => [row['id'], row]))
  for (const [place, row] of incoming.rows.entries()) {
    const known = byId.get(row['id'])
    if (known && !sameJson(known, row)) {
      return { ok: false, path: `events.${place}.id`, reason: 'is another event here' }
    }
  }
  const added = incoming.rows.filter((row) => !byId.has(row['id']))
  const changedDrafts = newerDrafts(here.drafts, incoming.drafts).filter(changesText)
  const changedPreferences = preferencesChanged(here, incoming)
  return {
    ok: true,
    added,
    alreadyHere: incoming.rows.length - added.length,
    unknown: added.length - eventsIn(added).length,
    ...changesOf(here.rows, added),
    changedDrafts,
    changedPreferences,
    changes: [added, changedDrafts, Object.keys(changedPreferences)].some(
      ({ length }) => length > 0,
    ),
  }
}

/** What more rows do to the state. */
function changesOf(here: readonly Row[], added: readonly Row[]) {
  const [eventsBefore, eventsAfter] = [eventsIn(here), eventsIn([...here, ...added])]
  const [stateBefore, stateAfter] = [fold(eventsBefore), fold(eventsAfter)]
  const [before, after] = [stateBefore.items, stateAfter.items]
  const items = [...after.keys(), ...[...before.keys()].filter((id) => !after.has(id))]
  return {
    newItems: items.filter((id) => !before.has(id)),
    changedItems: items.filter((id) => before.has(id) && !sameJson(before.get(id), after.get(id))),
    changedMarks: changedMarks(stateBefore, stateAfter),
    changesSettings: lastSettings(eventsBefore) !== lastSettings(eventsAfter),
  }
}

function preferencesChanged(here: Belongings, incoming: Belongings): Partial<Preferences> {
  const newer = newerPreferences(here.preferences, incoming.preferences)
  if (!newer) return {}
  const { theme, singleKeys, levels } = newer.after
  const before = newer.before ?? defaultPreferences
  return {
    ...(theme !== before.theme && { theme }),
    ...(singleKeys !== before.singleKeys && { singleKeys }),
    ...(levels !== before.levels && { levels }),
  }
}

/** The event whose settings are in force; folding the schedule for it would take seconds. */
function lastSettings(events: readonly LearnerEvent[]): string | undefined {
  return standing(inOrder(events)).findLast(({ kind }) => kind === 'settingsChanged')?.id
}

function changedMarks(before: LearnerState, after: LearnerState): readonly ItemId[] {
  const marked = new Set([before, after].flatMap(({ notes, flags }) => [...notes.keys(), ...flags]))
  return [...marked].filter(
    (id) =>
      before.notes.get(id) !== after.notes.get(id) || before.flags.has(id) !== after.flags.has(id),
  )
}

const eventsIn = (rows: readonly Row[]) => rows.flatMap((row) => parseEvent(row) ?? [])
