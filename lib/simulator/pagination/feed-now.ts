import type { FeedPage, PaginationEvent } from '@/lib/engines/pagination/event'
import { createFeedOrder, type FeedOrder, type FeedRow } from '@/lib/engines/pagination/feed-order'
import { createPosition } from '@/lib/engines/pagination/feed-position'
import { firstRows } from '@/lib/engines/pagination/feed-run'
import type { FeedRun } from '@/lib/engines/pagination/scenario'
import { countBy } from '@/lib/engines/trace'

import { applyWrite, historyOf, type ReaderHistory } from './feed-history'

/** A feed at a moment, and how far each reader has come in it. */
export interface FeedNow {
  readonly rows: FeedOrder<FeedRow>
  readonly readers: readonly ReaderNow[]
}

export interface ReaderNow {
  /** The newest pages that it read, oldest first. */
  readonly pages: readonly FeedPage[]
  /** The pages on which a row stood by now, counted from 0. */
  pagesOf(id: number): readonly number[]
  readonly lost: readonly FeedRow[]
  /** So many rows are behind it. */
  readonly depth: number
}

const PAGES_KEPT = 3

export function feedAt(run: FeedRun, events: readonly PaginationEvent[], atMs: number): FeedNow {
  const { writes, readers } = historyOf(events, run)
  const keys = new Map(firstRows(run).map(({ id, key }) => [id, key]))
  for (const { op } of writes.slice(0, countBy(writes, atMs))) applyWrite(keys, op)
  const rowOf = (id: number): FeedRow => ({ id, key: keys.get(id)! })
  const rows = createFeedOrder([...keys.keys()].map(rowOf))
  return {
    rows,
    readers: readers.map((history, lane) => {
      const read = countBy(history.pages, atMs)
      const position = createPosition(run.lanes[lane]!, rows, run.limit)
      const cursor = history.pages[read - 1]?.cursor
      for (let page = 0; page < read; page += 1) position.advance(cursor)
      return {
        pages: history.pages.slice(Math.max(0, read - PAGES_KEPT), read).map(({ event }) => event),
        pagesOf: (id) => {
          const stood = history.readOn.get(id) ?? []
          return stood.slice(0, countBy(stood, atMs)).map(({ page }) => page)
        },
        lost: lostBy(history, atMs).map(rowOf),
        depth: position.depth(),
      }
    }),
  }
}

function lostBy({ drifts }: ReaderHistory, atMs: number): readonly number[] {
  const lost = new Set<number>()
  for (const { id, isLost } of drifts.slice(0, countBy(drifts, atMs))) {
    if (isLost) lost.add(id)
    else lost.delete(id)
  }
  return [...lost]
}
