import type { FeedPage, PaginationEvent } from '@/lib/engines/pagination/event'
import type { FeedWrite } from '@/lib/engines/pagination/feed'
import { createFeedOrder, type FeedOrder, type FeedRow } from '@/lib/engines/pagination/feed-order'
import { createPosition } from '@/lib/engines/pagination/feed-position'
import type { Drift } from '@/lib/engines/pagination/feed-reader'
import { firstRows } from '@/lib/engines/pagination/feed-run'
import type { FeedRun } from '@/lib/engines/pagination/scenario'

/** A feed after some of its events, and how far each reader has come in it. */
export interface FeedNow {
  readonly rows: FeedOrder<FeedRow>
  readonly readers: readonly FeedReaderNow[]
}

export interface FeedReaderNow {
  readonly pages: readonly FeedPage[]
  /** The pages on which a row stood, counted from 0. */
  readonly readOn: ReadonlyMap<number, readonly number[]>
  readonly lost: readonly FeedRow[]
  /** So many rows are behind its cursor. */
  readonly depth: number
  /** The last row of each page as it was then; of an empty page none. */
  readonly lastRows: readonly (FeedRow | undefined)[]
}

export function feedAfter(run: FeedRun, events: readonly PaginationEvent[]): FeedNow {
  const keys = new Map(firstRows(run).map(({ id, key }) => [id, key]))
  const followed = run.lanes.map(() => follow(keys))
  for (const event of events) {
    // Every lane meets every write, and the list is written to once.
    if (event.kind === 'write' && event.lane === 0) write(keys, event.write)
    followed[event.lane]!.see(event)
  }
  const rows = createFeedOrder([...keys].map(([id, key]) => ({ id, key })))
  return {
    rows,
    readers: followed.map(({ pages, readOn, lost, lastRows }, lane) => {
      const position = createPosition(run.lanes[lane]!, rows, run.limit)
      for (const last of lastRows) position.advance(last)
      const lostRows = [...lost].map((id) => ({ id, key: keys.get(id)! }))
      return { pages, readOn, lost: lostRows, lastRows, depth: position.depth() }
    }),
  }
}

function write(keys: Map<number, number>, op: FeedWrite): void {
  if (op.kind === 'delete') keys.delete(op.id)
  else if (op.kind === 'insert' || keys.has(op.id)) keys.set(op.id, op.key)
}

function follow(keys: ReadonlyMap<number, number>) {
  const pages: FeedPage[] = []
  const lastRows: (FeedRow | undefined)[] = []
  const readOn = new Map<number, readonly number[]>()
  const lost = new Set<number>()
  const drift = (change: Drift) => {
    for (const id of change.lost) lost.add(id)
    for (const id of change.cleared) lost.delete(id)
  }
  const read = (page: FeedPage) => {
    const { ids } = page.feed
    pages.push(page)
    for (const id of ids) readOn.set(id, [...(readOn.get(id) ?? []), page.page])
    const last = ids.at(-1)
    lastRows.push(last === undefined ? undefined : { id: last, key: keys.get(last)! })
    drift(page.feed)
  }
  const see = (event: PaginationEvent) => {
    if (event.kind === 'write') {
      // Should a row with its id come again, it is another row.
      if (event.write.kind === 'delete') readOn.delete(event.write.id)
      drift(event)
    } else if (event.feed) read(event)
  }
  return { pages, lastRows, readOn, lost, see }
}
