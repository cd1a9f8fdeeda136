import type { FeedPage, PaginationEvent } from '@/lib/engines/pagination/event'
import type { FeedWrite } from '@/lib/engines/pagination/feed'
import type { FeedRow } from '@/lib/engines/pagination/feed-order'
import { firstRows } from '@/lib/engines/pagination/feed-run'
import type { FeedRun } from '@/lib/engines/pagination/scenario'

import { onceARun } from '../once-a-run'

/** What befell a feed and its readers, in order, so that a seek need not walk through the run. */
export interface FeedHistory {
  readonly writes: readonly { readonly atMs: number; readonly op: FeedWrite }[]
  readonly readers: readonly ReaderHistory[]
}

export interface ReaderHistory {
  readonly pages: readonly PageRead[]
  /** The pages on which a row stood. */
  readonly readOn: ReadonlyMap<number, readonly FeedPage[]>
  /** Rows that got behind the reader unread, and such as did not stay there. */
  readonly drifts: readonly {
    readonly atMs: number
    readonly id: number
    readonly isLost: boolean
  }[]
}

export interface PageRead {
  readonly atMs: number
  readonly event: FeedPage
  /** The row that was read last by then, as it was when it was read. */
  readonly cursor: FeedRow | undefined
}

/** Where a key is now in a map of rows by id. */
export function applyWrite(keys: Map<number, number>, op: FeedWrite): void {
  if (op.kind === 'delete') keys.delete(op.id)
  else if (op.kind === 'insert' || keys.has(op.id)) keys.set(op.id, op.key)
}

export const historyOf = onceARun(toldFrom)

function toldFrom(events: readonly PaginationEvent[], run: FeedRun): FeedHistory {
  const keys = new Map(firstRows(run).map(({ id, key }) => [id, key]))
  const writes: FeedHistory['writes'][number][] = []
  const readers = run.lanes.map(createReader)
  for (const event of events) {
    const reader = readers[event.lane]!
    if (event.kind === 'page') {
      if (event.feed) reader.readPage(event, keys)
      continue
    }
    reader.drift(event.atMs, event)
    // Every lane meets every write, and the list is written to once.
    if (event.lane > 0) continue
    applyWrite(keys, event.write)
    writes.push({ atMs: event.atMs, op: event.write })
  }
  return { writes, readers: readers.map(({ history }) => history) }
}

function createReader() {
  const pages: PageRead[] = []
  const readOn = new Map<number, FeedPage[]>()
  const drifts: ReaderHistory['drifts'][number][] = []
  const drift = (atMs: number, { lost, cleared }: Pick<FeedPage['feed'], 'lost' | 'cleared'>) => {
    for (const id of lost) drifts.push({ atMs, id, isLost: true })
    for (const id of cleared) drifts.push({ atMs, id, isLost: false })
  }
  const readPage = (event: FeedPage, keys: ReadonlyMap<number, number>) => {
    const { atMs, feed } = event
    const last = feed.ids.at(-1)
    const cursor = last === undefined ? pages.at(-1)?.cursor : { id: last, key: keys.get(last)! }
    pages.push({ atMs, event, cursor })
    for (const id of feed.ids) {
      const before = readOn.get(id)
      if (before) before.push(event)
      else readOn.set(id, [event])
    }
    drift(atMs, feed)
  }
  return { history: { pages, readOn, drifts }, readPage, drift }
}
