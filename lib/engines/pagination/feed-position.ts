/** How far a reader has come in a list that changes under it: the one thing in which ways of paging differ. */
import { countWhile, placeOf, precedes, type FeedRow } from './feed-order'

export type Paging = 'offset' | 'keyset' | 'keyset-without-tiebreak'

export interface FeedPosition {
  /** How many rows are behind the reader. */
  depth(): number
  isBehind(row: FeedRow): boolean
  /** Called with the last row of every page, if it had one. */
  advance(last: FeedRow | undefined): void
  /** The places where a write elsewhere can carry a row past the reader, or back. */
  edge(): readonly number[]
}

/** `rows` is the living list, in order. */
export function createPosition(
  paging: Paging,
  rows: readonly FeedRow[],
  limit: number,
): FeedPosition {
  switch (paging) {
    case 'offset':
      return countedPosition(rows, limit)
    case 'keyset':
      return cursorPosition(rows, (row, cursor) => !precedes(cursor, row))
    case 'keyset-without-tiebreak':
      return cursorPosition(rows, (row, cursor) => row.key >= cursor.key)
  }
}

/** The next page starts after so many rows, whichever they are by then. */
function countedPosition(rows: readonly FeedRow[], limit: number): FeedPosition {
  let offset = 0
  return {
    depth: () => Math.min(offset, rows.length),
    isBehind: (row) => placeOf(rows, row) < offset,
    advance: () => {
      offset += limit
    },
    edge: () => [offset - 1, offset],
  }
}

/** The next page starts after the place of the last row read, which itself may be gone. */
function cursorPosition(
  rows: readonly FeedRow[],
  isPassed: (row: FeedRow, cursor: FeedRow) => boolean,
): FeedPosition {
  let cursor: FeedRow | undefined
  const isBehind = (row: FeedRow) => cursor !== undefined && isPassed(row, cursor)
  return {
    depth: () => countWhile(rows, isBehind),
    isBehind,
    advance: (last) => {
      if (last) cursor = { id: last.id, key: last.key }
    },
    edge: () => [],
  }
}
