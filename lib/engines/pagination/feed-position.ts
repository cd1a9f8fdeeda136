/** How far a reader has come in a list that changes under it: the one thing in which ways of paging differ. */
import { precedes, type FeedOrder, type FeedRow } from './feed-order'

/** An offset in a cursor is an offset: base64 hides the number and changes nothing. */
export type Paging = 'offset' | 'offset-in-cursor' | 'keyset' | 'keyset-without-tiebreak'

export interface FeedPosition {
  /** How many rows are behind the reader. */
  depth(): number
  isBehind(row: FeedRow): boolean
  /** Called with the last row of every page, if it had one. */
  advance(last: FeedRow | undefined): void
  /** The places where a write elsewhere can carry a row past the reader, or back. */
  edge(): readonly number[]
}

export function createPosition(paging: Paging, rows: Rows, limit: number): FeedPosition {
  switch (paging) {
    case 'offset':
    case 'offset-in-cursor':
      return countedPosition(rows, limit)
    case 'keyset':
      return cursorPosition(rows, (row, cursor) => !precedes(cursor, row))
    case 'keyset-without-tiebreak':
      return cursorPosition(rows, (row, cursor) => row.key >= cursor.key)
  }
}

type Rows = Pick<FeedOrder<FeedRow>, 'size' | 'placeOf' | 'countWhile'>

/** The next page starts after so many rows, whichever they are by then. */
function countedPosition(rows: Rows, limit: number): FeedPosition {
  let offset = 0
  return {
    depth: () => Math.min(offset, rows.size()),
    isBehind: (row) => rows.placeOf(row) < offset,
    advance: () => {
      offset += limit
    },
    edge: () => [offset - 1, offset],
  }
}

/** The next page starts after the place of the last row read, which itself may be gone. */
function cursorPosition(
  rows: Rows,
  isPassed: (row: FeedRow, cursor: FeedRow) => boolean,
): FeedPosition {
  let cursor: FeedRow | undefined
  const isBehind = (row: FeedRow) => cursor !== undefined && isPassed(row, cursor)
  return {
    depth: () => rows.countWhile(isBehind),
    isBehind,
    advance: (last) => {
      if (last) cursor = { id: last.id, key: last.key }
    },
    edge: () => [],
  }
}
