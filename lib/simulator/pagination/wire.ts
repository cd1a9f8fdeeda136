import { encodeCursor } from '@/lib/engines/pagination/cursor'
import type { TablePage } from '@/lib/engines/pagination/event'
import type { FeedRow } from '@/lib/engines/pagination/feed-order'
import type { FeedRun, TableRun } from '@/lib/engines/pagination/scenario'
import { countBy } from '@/lib/engines/trace'

import { historyOf } from './feed-history'
import { newestOf, type PaginationRun } from './newest'

/** The newest request of the last lane, and the answer with the way to the next page (RFC 8288). */
export function wireOf(run: PaginationRun, atMs: number): string | null {
  const asked = askedIn(run, atMs)
  if (!asked) return null
  const { limit, lanes } = run.scenario
  const lane = lanes.at(-1)!
  const paging = typeof lane === 'string' ? lane : lane.query
  const path = (page: number, after: FeedRow | undefined) =>
    `/orders?${[`limit=${limit}`, placeOf(paging, page * limit, after)].filter(Boolean).join('&')}`
  const { page, cursors, hasMore } = asked
  return [
    `GET ${path(page, cursors[0])} HTTP/1.1`,
    '',
    'HTTP/1.1 200 OK',
    ...(hasMore ? [`Link: <${path(page + 1, cursors[1])}>; rel="next"`] : []),
  ].join('\n')
}

interface Asked {
  readonly page: number
  /** The row that was read last, before the page and after it. */
  readonly cursors: readonly [FeedRow | undefined, FeedRow | undefined]
  /** A server that reads one row more than it returns knows. */
  readonly hasMore: boolean
}

function askedIn(run: PaginationRun, atMs: number): Asked | undefined {
  const { scenario, trace } = run
  return scenario.kind === 'table'
    ? ofTable(scenario, newestOf(run, atMs).at(-1) as TablePage | undefined)
    : ofFeed(scenario, trace.events, atMs)
}

function ofTable({ table }: TableRun, page: TablePage | undefined): Asked | undefined {
  if (!page) return undefined
  const { depth, returned } = page
  const cursors = [nthRow(depth), nthRow(depth + returned)] as const
  return { page: page.page, cursors, hasMore: depth + returned < table.rows }
}

/** As in the table that PostgreSQL is given: a row each second, numbered from 1. */
const nthRow = (n: number): FeedRow | undefined => (n === 0 ? undefined : { id: n, key: n * 1_000 })

function ofFeed(
  run: FeedRun,
  events: PaginationRun['trace']['events'],
  atMs: number,
): Asked | undefined {
  const pages = historyOf(events, run).readers.at(-1)!.pages
  const read = countBy(pages, atMs)
  const newest = pages[read - 1]
  if (!newest) return undefined
  const { page, depth, returned, feed } = newest.event
  return {
    page,
    cursors: [pages[read - 2]?.cursor, newest.cursor],
    hasMore: depth + returned < feed.standing.rows,
  }
}

type Paging = FeedRun['lanes'][number] | TableRun['lanes'][number]['query']

/** How a request says where it goes on. The first page needs no word. */
function placeOf(paging: Paging, offset: number, after: FeedRow | undefined): string {
  const cursor = (at: Parameters<typeof encodeCursor>[0]['at']) =>
    `after=${encodeCursor({ query: 'orders', at })}`
  if (paging === 'offset') return offset > 0 ? `offset=${offset}` : ''
  if (paging === 'offset-in-cursor') return offset > 0 ? cursor({ kind: 'offset', offset }) : ''
  if (!after) return ''
  const { id, key } = after
  return cursor(
    paging === 'keyset-without-tiebreak' ? { kind: 'key', key } : { kind: 'keyset', key, id },
  )
}
