import type { ItemId } from '@/lib/content/item-id'
import type { Row } from '@/lib/progress/archive'
import { parseEvent } from '@/lib/progress/event-schema'
import { fold } from '@/lib/progress/fold'
import { isReadable } from '@/lib/progress/foreign-event'

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
    }
  /** The same id stands for another event here: one of the two logs was changed by hand. */
  | { readonly ok: false; readonly path: string; readonly reason: string }

export function previewImport(here: readonly Row[], incoming: readonly Row[]): ImportPreview {
  // A damaged row gives way to the whole one.
  const byId = new Map(here.filter(isReadable).map((row) => [row['id'], row]))
  for (const [place, row] of incoming.entries()) {
    const known = byId.get(row['id'])
    if (known && !sameJson(known, row)) {
      return { ok: false, path: `events.${place}.id`, reason: 'is another event here' }
    }
  }
  const added = incoming.filter((row) => !byId.has(row['id']))
  const before = fold(eventsIn(here)).items
  const after = fold(eventsIn([...here, ...added])).items
  const items = [...after.keys(), ...[...before.keys()].filter((id) => !after.has(id))]
  return {
    ok: true,
    added,
    alreadyHere: incoming.length - added.length,
    unknown: added.length - eventsIn(added).length,
    newItems: items.filter((id) => !before.has(id)),
    changedItems: items.filter((id) => before.has(id) && !sameJson(before.get(id), after.get(id))),
  }
}

const eventsIn = (rows: readonly Row[]) => rows.flatMap((row) => parseEvent(row) ?? [])
