/**
 * What a page of a sorted list costs in PostgreSQL 15: rows scanned and buffers touched. The
 * figures are those of EXPLAIN (ANALYZE, BUFFERS) with a warm cache, page for page.
 */
import * as z from 'zod/mini'

import { whole } from '../bounds'

const ROWS_MOST = 10_000_000_000
const PER_PAGE_MOST = 100_000

export const tableSchema = z.strictObject({
  rows: whole(0, ROWS_MOST),
  rowsPerHeapPage: whole(1, PER_PAGE_MOST),
  /** Index entries in a leaf page. */
  entriesPerLeaf: whole(1, PER_PAGE_MOST),
  /** Children of an inner index page. */
  fanout: whole(2, PER_PAGE_MOST),
  /** The heap lies in index order, so that neighbours in the index share a heap page. */
  correlated: z.boolean(),
  /** The index holds every column of the query: the heap is not read at all. */
  covering: z.optional(z.boolean()),
})

export type Table = z.infer<typeof tableSchema>

export interface PageCost {
  readonly rowsScanned: number
  readonly buffers: number
}

/** `ORDER BY k LIMIT l OFFSET o` with an index on k: every skipped row is read first. */
export function offsetCost(table: Table, offset: number, limit: number): PageCost {
  return scanCost(table, 0, offset + limit)
}

/** `WHERE (k, id) > (…) ORDER BY k, id LIMIT l` with an index on (k, id): one descent, one page. */
export function keysetCost(table: Table, depth: number, limit: number): PageCost {
  return scanCost(table, depth, limit)
}

/**
 * The same condition written `k > x OR (k = x AND id > y)`: no bound of the index follows from
 * it, so the scan starts at the first entry and filters its way to the cursor.
 */
export function orExpandedCost(table: Table, depth: number, limit: number): PageCost {
  return scanCost(table, 0, depth + limit)
}

/** Without a matching index either way reads and sorts the table. */
export function sortCost(table: Table): PageCost {
  return { rowsScanned: table.rows, buffers: Math.ceil(table.rows / table.rowsPerHeapPage) }
}

/** Inner index pages from the root down to a leaf. */
export function indexLevels({ rows, entriesPerLeaf, fanout }: Table): number {
  let levels = 0
  let pages = Math.ceil(rows / entriesPerLeaf)
  for (; pages > 1; pages = Math.ceil(pages / fanout)) levels += 1
  return levels
}

/** Pages touched by `count` neighbours from position `from` on, `per` of them to a page. */
export function pagesSpanned(from: number, count: number, per: number): number {
  return Math.floor((from + count - 1) / per) - Math.floor(from / per) + 1
}

/** Reads `count` index entries from position `from`, as far as there are any. */
function scanCost(table: Table, from: number, count: number): PageCost {
  const rowsScanned = Math.max(0, Math.min(count, table.rows - from))
  const levels = indexLevels(table)
  // An empty scan still descends to the leaf where the entries would be.
  if (rowsScanned === 0) return { rowsScanned, buffers: levels + 1 }
  const leaves = pagesSpanned(from, rowsScanned, table.entriesPerLeaf)
  return { rowsScanned, buffers: levels + leaves + heapPages(table, from, rowsScanned) }
}

function heapPages(table: Table, from: number, count: number): number {
  // An index-only scan asks the visibility map; one page of it covers 32,672 heap pages.
  if (table.covering) return 1
  return table.correlated ? pagesSpanned(from, count, table.rowsPerHeapPage) : count
}
