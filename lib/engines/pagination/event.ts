import type { FeedWrite } from './feed'
import type { Drift } from './feed-reader'
import type { Scan } from './page-cost'

interface Page {
  readonly kind: 'page'
  readonly atMs: number
  readonly lane: number
  /** Counted from 0. */
  readonly page: number
  /** How many rows lie before its first. */
  readonly depth: number
  readonly returned: number
  readonly buffers: number
  readonly scan: Scan
}

/** One page of a table that nobody writes to. */
export interface TablePage extends Page {
  readonly feed: null
}

/** One page of a feed, and what the reader knows after it. */
export interface FeedPage extends Page {
  readonly feed: Drift & {
    readonly ids: readonly number[]
    /** Those of them that it had read before. */
    readonly repeated: readonly number[]
    readonly standing: Standing
  }
}

/** A write, as one lane meets it. */
export interface Write extends Drift {
  readonly kind: 'write'
  readonly atMs: number
  readonly lane: number
  readonly write: FeedWrite
  readonly standing: Standing
}

/** Where a reader stands after an event. */
export interface Standing {
  readonly rows: number
  /** Rows behind it that it never read, of those that were there before the first write. */
  readonly lost: number
  /** How often it read a row again. */
  readonly repeated: number
}

export type PaginationEvent = TablePage | FeedPage | Write
