import type { PaginationEvent } from './event'
import { buffersOf, indexScan, tableScan, type Scan } from './page-cost'
import type { TableLane, TableRun } from './scenario'

/** Every lane reads the same pages, each at the price of its query and its index. */
export function readTable(run: TableRun, emit: (event: PaginationEvent) => void): void {
  const { firstPage, pages, everyMs, limit } = run
  const { rows } = run.table
  const scans = run.lanes.map((lane) => scannerOf(run, lane))
  for (let n = 0; n < pages; n += 1) {
    const page = firstPage + n
    const depth = page * limit
    const returned = Math.max(0, Math.min(limit, rows - depth))
    for (let lane = 0; lane < scans.length; lane += 1) {
      const scan = scans[lane]!(depth)
      const buffers = buffersOf(scan)
      const atMs = n * everyMs
      emit({ kind: 'page', atMs, lane, page, depth, returned, buffers, scan, feed: null })
    }
  }
}

/** What a page at any depth needs, by the query and the index of a lane. */
export function scannerOf(
  { table, limit }: TableRun,
  { query, index }: TableLane,
): (depth: number) => Scan {
  const indexed = { ...table, covering: index === 'covering' }
  if (index === 'none') return () => tableScan(indexed)
  return query === 'keyset'
    ? (depth) => indexScan(indexed, depth, limit)
    : (depth) => indexScan(indexed, 0, depth + limit)
}
