import type { FeedRow } from './feed-order'
import type { Paging } from './feed-position'
import { createFeedReader, type Drift, type FeedReader, type Reading } from './feed-reader'

export type FeedOp =
  | { readonly kind: 'page' }
  | { readonly kind: 'insert'; readonly id: number; readonly key: number }
  | { readonly kind: 'delete'; readonly id: number }
  | { readonly kind: 'update-key'; readonly id: number; readonly key: number }

export interface Feed {
  readonly rows: readonly FeedRow[]
  readonly limit: number
}

export interface FeedResult {
  readonly pages: readonly (readonly number[])[]
  /** Ids read again, in the order in which that happened. */
  readonly duplicates: readonly number[]
  /** Rows that exist at the end and were never read, in final order. */
  readonly missing: readonly number[]
  /** Those of them that existed before the first operation. */
  readonly skips: readonly number[]
}

/** Pages through a list while it is written to; no way of paging is a snapshot. */
export function readFeed(paging: Paging, feed: Feed, ops: readonly FeedOp[]): FeedResult {
  const reader = createFeedReader(paging, feed.limit, feed.rows)
  const originals = new Set(feed.rows.map((row) => row.id))
  const seen = new Set<number>()
  const pages: (readonly number[])[] = []
  const duplicates: number[] = []

  for (const op of ops) {
    if (op.kind === 'page') {
      const { ids, repeated } = reader.readPage()
      for (const id of ids) seen.add(id)
      pages.push(ids)
      duplicates.push(...repeated)
    } else write(reader, op, { isRead: seen.has(op.id), isOriginal: originals.has(op.id) })
  }
  const left = reader.rows.slice(0, reader.rows.size())
  const missing = left.filter((row) => !row.isRead).map((row) => row.id)
  return { pages, duplicates, missing, skips: missing.filter((id) => originals.has(id)) }
}

export type FeedWrite = Exclude<FeedOp, { readonly kind: 'page' }>

/** `reading` is what is known of a row that comes (back) in. */
export function write(reader: FeedReader, op: FeedWrite, reading: Reading): Drift {
  switch (op.kind) {
    case 'insert':
      return reader.insert(op, reading)
    case 'delete':
      return reader.remove(op.id)
    case 'update-key':
      return reader.updateKey(op.id, op.key)
  }
}
