/** What a pagination run is made of: a still table read page by page, or a feed that changes. */
import * as z from 'zod/mini'

import { arrivalsSchema, isAscending, mostArrivals } from '../arrivals'
import {
  durationSchema,
  LONGEST_RUN_MS,
  MOST_EVENTS,
  seedSchema,
  timeSchema,
  whole,
} from '../bounds'
import { tableSchema } from './page-cost'

const LIMIT_MOST = 10_000
const PAGE_NUMBER_MOST = 1_000_000_000
const MINUTE_MS = 60_000
const LANES_MOST = 4
const FEED_ROWS_MOST = 10_000
const FEED_WRITES_MOST = 20_000
/** In every lane a write shifts the rows behind it: so many shifts take a few seconds. */
const FEED_SHIFTS_MOST = 500_000_000

const limit = whole(1, LIMIT_MOST)
const layoutSchema = z.omit(tableSchema, { rows: true, covering: true })
/** The table that the costs were measured on. */
const MEASURED_LAYOUT = { rowsPerHeapPage: 35, entriesPerLeaf: 261, fanout: 200, correlated: true }

const tableLaneSchema = z.strictObject({
  query: z.enum(['offset', 'keyset', 'or-expanded']),
  index: z._default(z.enum(['matching', 'covering', 'none']), 'matching'),
})

const tableRunSchema = z
  .strictObject({
    kind: z.literal('table'),
    table: z.omit(tableSchema, { covering: true }),
    limit,
    firstPage: z._default(whole(0, PAGE_NUMBER_MOST), 0),
    pages: whole(1, MOST_EVENTS),
    everyMs: z._default(whole(1, MINUTE_MS), 100),
    lanes: z.array(tableLaneSchema).check(z.minLength(1), z.maxLength(LANES_MOST)),
  })
  .check(
    z.refine(({ pages, lanes }) => pages * lanes.length <= MOST_EVENTS, {
      path: ['pages'],
      error: `would emit more than ${MOST_EVENTS} events: read fewer pages`,
    }),
    z.refine(({ pages, everyMs }) => pages * everyMs <= LONGEST_RUN_MS, {
      path: ['everyMs'],
      error: `would take more than ${LONGEST_RUN_MS} ms: read pages faster`,
    }),
  )

const id = whole(0, Number.MAX_SAFE_INTEGER)
const key = whole(Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER)
const weight = whole(0, 100)

const writeSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('insert'), id, key }),
  z.strictObject({ kind: z.literal('delete'), id }),
  z.strictObject({ kind: z.literal('update-key'), id, key }),
])

const writesSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('listed'),
    writes: z
      .array(z.strictObject({ atMs: timeSchema, write: writeSchema }))
      .check(z.maxLength(FEED_WRITES_MOST), z.refine(inOrder, 'times must not fall')),
  }),
  z
    .strictObject({
      kind: z.literal('random'),
      arrivals: arrivalsSchema,
      /** How often each kind of write comes, against the others. */
      insert: weight,
      delete: weight,
      updateKey: weight,
      /** Where a new or moved row goes. */
      place: z._default(z.enum(['head', 'anywhere']), 'head'),
    })
    .check(
      z.refine((writes) => writes.insert + writes.delete + writes.updateKey > 0, {
        path: ['insert'],
        error: 'one kind of write must have a weight',
      }),
    ),
])

const feedRunSchema = z
  .strictObject({
    kind: z.literal('feed'),
    seed: seedSchema,
    durationMs: durationSchema,
    rows: whole(0, FEED_ROWS_MOST),
    /** So many neighbours share a key. */
    tieGroup: z._default(whole(1, FEED_ROWS_MOST), 1),
    limit,
    pageEveryMs: whole(1, LONGEST_RUN_MS),
    layout: z._default(layoutSchema, MEASURED_LAYOUT),
    lanes: z
      .array(z.enum(['offset', 'offset-in-cursor', 'keyset', 'keyset-without-tiebreak']))
      .check(z.minLength(1), z.maxLength(LANES_MOST)),
    writes: writesSchema,
    /** Besides those, in time order: a row that comes or goes at the head of the list. */
    atHead: z._default(
      z
        .array(z.strictObject({ atMs: timeSchema, kind: z.enum(['insert', 'delete']) }))
        .check(z.maxLength(FEED_WRITES_MOST), z.refine(inOrder, 'times must not fall')),
      [],
    ),
  })
  .check(
    z.refine((run) => mostWrites(run) <= FEED_WRITES_MOST, {
      path: ['writes'],
      error: `would write more than ${FEED_WRITES_MOST} times: shorten the run or lower the rate`,
    }),
    z.refine((run) => mostShifts(run) <= FEED_SHIFTS_MOST, {
      path: ['writes'],
      error: 'would take too long: write less, or to fewer rows or lanes',
    }),
    z.refine((run) => mostFeedEvents(run) <= MOST_EVENTS, {
      path: ['pageEveryMs'],
      error: `would emit more than ${MOST_EVENTS} events: read pages less often`,
    }),
  )

export const scenarioSchema = z.discriminatedUnion('kind', [tableRunSchema, feedRunSchema])

export type PaginationScenario = z.infer<typeof scenarioSchema>
export type TableRun = z.infer<typeof tableRunSchema>
export type FeedRun = z.infer<typeof feedRunSchema>
export type TableLane = z.infer<typeof tableLaneSchema>
export type Writes = z.infer<typeof writesSchema>

interface Extent {
  readonly durationMs: number
  readonly rows: number
  readonly pageEveryMs: number
  readonly lanes: readonly unknown[]
  readonly writes: Writes
  readonly atHead: readonly unknown[]
}

function mostFeedEvents(run: Extent): number {
  const pages = Math.ceil(run.durationMs / run.pageEveryMs)
  return (pages + mostWrites(run)) * run.lanes.length
}

/** Every write inserts a row, and at the end where all others move. */
function mostShifts(run: Extent): number {
  const most = mostWrites(run)
  return most * (run.rows + most) * run.lanes.length
}

function mostWrites({ writes, durationMs, atHead }: Extent): number {
  const others =
    writes.kind === 'listed' ? writes.writes.length : mostArrivals(writes.arrivals, durationMs)
  return others + atHead.length
}

function inOrder(writes: readonly { readonly atMs: number }[]): boolean {
  return isAscending(writes.map(({ atMs }) => atMs))
}
