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

/** Which pages a query touches: enough to draw them. */
export interface Scan {
  readonly rowsScanned: number
  /** Inner index pages, from the root down. */
  readonly levels: number
  readonly firstLeaf: number
  readonly leaves: number
  readonly firstHeapPage: number
  readonly heapPages: number
  /** Read instead of the heap when the index covers the query. */
  readonly visibilityPages: number
}

/** `ORDER BY k LIMIT l OFFSET o` with an index on k: every skipped row is read first. */
export function offsetCost(table: Table, offset: number, limit: number): PageCost {
  return costOf(indexScan(table, 0, offset + limit))
}

/** `WHERE (k, id) > (…) ORDER BY k, id LIMIT l` with an index on (k, id): one descent, one page. */
export function keysetCost(table: Table, depth: number, limit: number): PageCost {
  return costOf(indexScan(table, depth, limit))
}

/**
 * The same condition written `k > x OR (k = x AND id > y)`: no bound of the index follows from
 * it, so the scan starts at the first entry and filters its way to the cursor.
 */
export function orExpandedCost(table: Table, depth: number, limit: number): PageCost {
  return costOf(indexScan(table, 0, depth + limit))
}

/** Without a matching index either way reads and sorts the table. */
export function sortCost(table: Table): PageCost {
  return costOf(tableScan(table))
}

export function buffersOf({ levels, leaves, heapPages, visibilityPages }: Scan): number {
  return levels + leaves + heapPages + visibilityPages
}

/** Reads `count` index entries from position `from`, as far as there are any. */
export function indexScan(table: Table, from: number, count: number): Scan {
  const { rows, rowsPerHeapPage, entriesPerLeaf, correlated, covering = false } = table
  const rowsScanned = Math.max(0, Math.min(count, rows - from))
  const isRead = rowsScanned > 0 && !covering
  // An empty scan still descends to the leaf where its entries would be.
  const first = Math.min(from, Math.max(0, rows - 1))
  const heapPages = correlated ? pagesSpanned(from, rowsScanned, rowsPerHeapPage) : rowsScanned
  return {
    rowsScanned,
    levels: indexLevels(table),
    firstLeaf: Math.floor(first / entriesPerLeaf),
    leaves: pagesSpanned(first, Math.max(1, rowsScanned), entriesPerLeaf),
    firstHeapPage: Math.floor(first / rowsPerHeapPage),
    heapPages: isRead ? heapPages : 0,
    // One page of the map covers 32,672 heap pages.
    visibilityPages: rowsScanned > 0 && covering ? 1 : 0,
  }
}

export function tableScan({ rows, rowsPerHeapPage }: Table): Scan {
  return {
    rowsScanned: rows,
    levels: 0,
    firstLeaf: 0,
    leaves: 0,
    firstHeapPage: 0,
    heapPages: Math.ceil(rows / rowsPerHeapPage),
    visibilityPages: 0,
  }
}

/** Inner index pages from the root down to a leaf. */
export function indexLevels(table: Table): number {
  return indexWidths(table).length - 1
}

/** How many pages each level of the index has, from the root down to the leaves. */
export function indexWidths({ rows, entriesPerLeaf, fanout }: Table): readonly number[] {
  const widths = [Math.ceil(rows / entriesPerLeaf)]
  while (widths[0]! > 1) widths.unshift(Math.ceil(widths[0]! / fanout))
  return widths
}

function costOf(scan: Scan): PageCost {
  return { rowsScanned: scan.rowsScanned, buffers: buffersOf(scan) }
}

/** Pages touched by `count` neighbours from position `from` on, `per` of them to a page. */
function pagesSpanned(from: number, count: number, per: number): number {
  return Math.floor((from + count - 1) / per) - Math.floor(from / per) + 1
}
