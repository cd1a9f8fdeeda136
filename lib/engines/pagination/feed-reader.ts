/**
 * Somebody pages through a list, highest key first, while others write to it. The position of the
 * reader parts the rows behind it from those ahead; a row that gets behind it unread is lost.
 */
import { createFeedOrder, type FeedOrder, type FeedRow } from './feed-order'
import { createPosition, type Paging } from './feed-position'

/** What the reader knows of a row. */
export interface Reading {
  readonly isRead: boolean
  /** Whether it was there before the first write: only such a row can be lost. */
  readonly isOriginal: boolean
}

/** How one operation changed the set of lost rows. */
export interface Drift {
  readonly lost: readonly number[]
  /** Pushed ahead of the reader again, or deleted. */
  readonly cleared: readonly number[]
}

export interface FeedPage extends Drift {
  /** How many rows were behind the reader when it asked. */
  readonly depth: number
  readonly ids: readonly number[]
  readonly repeated: readonly number[]
}

/** One mutable value, private to one run. */
export interface FeedReader {
  readonly rows: Pick<FeedOrder<FeedRow & Reading>, 'size' | 'at' | 'slice'>
  readPage(): FeedPage
  insert(row: FeedRow, reading: Reading): Drift
  remove(id: number): Drift
  updateKey(id: number, key: number): Drift
}

interface Entry extends FeedRow, Reading {
  key: number
  isRead: boolean
  isLost: boolean
}

const NO_DRIFT: Drift = { lost: [], cleared: [] }

export function createFeedReader(
  paging: Paging,
  limit: number,
  originals: readonly FeedRow[],
): FeedReader {
  const rows = createFeedOrder<Entry>(
    originals.map((row) => ({ ...row, isRead: false, isOriginal: true, isLost: false })),
  )
  const byId = new Map(rows.slice(0, rows.size()).map((row) => [row.id, row]))
  const position = createPosition(paging, rows, limit)

  const add = (row: Entry) => {
    byId.set(row.id, row)
    rows.add(row)
  }
  const take = (row: Entry) => {
    byId.delete(row.id)
    rows.remove(row)
  }
  const isLost = (row: Entry) =>
    row.isOriginal && !row.isRead && byId.has(row.id) && position.isBehind(row)
  const driftAround = (row: Entry) =>
    drift([row, ...position.edge().flatMap((place) => rows.at(place) ?? [])], isLost)
  const updateKey = (id: number, key: number): Drift => {
    const row = byId.get(id)
    if (!row) return NO_DRIFT
    take(row)
    row.key = key
    add(row)
    return driftAround(row)
  }

  return {
    rows,
    updateKey,
    readPage: () => {
      const depth = position.depth()
      const page = rows.slice(depth, depth + limit)
      position.advance(page.at(-1))
      const repeated = idsOf(page.filter((row) => row.isRead))
      for (const row of page) row.isRead = true
      // Without a tie-break the rows that share the last key are passed unread.
      const cut = rows.slice(depth + page.length, position.depth())
      return { depth, ids: idsOf(page), repeated, ...drift(cut, isLost) }
    },
    insert: ({ id, key }, reading) => {
      if (byId.has(id)) return updateKey(id, key)
      const row = { id, key, ...reading, isLost: false }
      add(row)
      return driftAround(row)
    },
    remove: (id) => {
      const row = byId.get(id)
      if (!row) return NO_DRIFT
      take(row)
      return driftAround(row)
    },
  }
}

/** Looks again at the rows that an operation may have carried past the reader, or back. */
function drift(touched: readonly Entry[], isLost: (row: Entry) => boolean): Drift {
  const changed = [...new Set(touched)].filter((row) => isLost(row) !== row.isLost)
  if (changed.length === 0) return NO_DRIFT
  for (const row of changed) row.isLost = !row.isLost
  return {
    lost: idsOf(changed.filter((row) => row.isLost)),
    cleared: idsOf(changed.filter((row) => !row.isLost)),
  }
}

function idsOf(rows: readonly FeedRow[]): readonly number[] {
  return rows.map((row) => row.id)
}
