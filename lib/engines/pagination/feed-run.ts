import { createAgenda, runAgenda } from '../agenda'
import { createArrivals } from '../arrivals'
import { createRandom } from '../random'
import type { PaginationEvent, Standing } from './event'
import { write, type FeedWrite } from './feed'
import type { FeedRow } from './feed-order'
import { createFeedReader, type Drift, type FeedReader } from './feed-reader'
import { buffersOf, indexScan } from './page-cost'
import type { FeedRun, Writes } from './scenario'

/** Wide apart, so that a row put between two others rarely ties with one. */
const KEY_STEP = 1_000
const NEW_ROW = { isRead: false, isOriginal: false }

/** All lanes meet the same writes at the same time and differ in how they page. */
export function readLiveFeed(run: FeedRun, emit: (event: PaginationEvent) => void): void {
  const lanes = run.lanes.map((_, lane) => createLane(run, lane))
  // Every lane holds the same rows: they differ in what was read.
  const { rows } = lanes[0]!.reader
  const writer = createWriter(run, rows)
  const atHead = createHeadWriter(run, rows)
  const agenda = createAgenda<'page' | 'write' | 'last of all' | 'at head'>()
  agenda.schedule(0, 'page')
  agenda.schedule(writer.nextAtMs(), 'write')
  for (const { atMs } of run.atHead) agenda.schedule(atMs, 'last of all')

  const writeAll = (next: FeedWrite | undefined, atMs: number) => {
    if (next) for (const lane of lanes) emit(lane.write(next, atMs))
  }
  runAgenda(agenda, run.durationMs - 1, (task, atMs) => {
    switch (task) {
      case 'page':
        for (const lane of lanes) emit(lane.readPage(atMs))
        return agenda.schedule(atMs + run.pageEveryMs, 'page')
      case 'write':
        writeAll(writer.next(), atMs)
        return agenda.schedule(writer.nextAtMs(), 'write')
      case 'last of all':
        return agenda.schedule(atMs, 'at head')
      case 'at head':
        return writeAll(atHead(), atMs)
    }
  })
}

function createLane(run: FeedRun, lane: number) {
  const { limit, layout } = run
  const paging = run.lanes[lane]!
  const reader = createFeedReader(paging, limit, firstRows(run))
  let pages = 0
  let lost = 0
  let repeated = 0
  const standingAfter = (drift: Drift): Standing => {
    lost += drift.lost.length - drift.cleared.length
    return { rows: reader.rows.size(), lost, repeated }
  }
  return {
    reader,
    readPage: (atMs: number): PaginationEvent => {
      const table = { ...layout, rows: reader.rows.size() }
      const { depth, ...found } = reader.readPage()
      repeated += found.repeated.length
      const scan =
        paging === 'offset' || paging === 'offset-in-cursor'
          ? indexScan(table, 0, pages * limit + limit)
          : indexScan(table, depth, limit)
      return {
        kind: 'page',
        atMs,
        lane,
        page: pages++,
        depth,
        returned: found.ids.length,
        buffers: buffersOf(scan),
        scan,
        feed: { ...found, standing: standingAfter(found) },
      }
    },
    write: (next: FeedWrite, atMs: number): PaginationEvent => {
      const drift = write(reader, next, NEW_ROW)
      return { kind: 'write', atMs, lane, write: next, ...drift, standing: standingAfter(drift) }
    },
  }
}

/** The list before the first write. */
export function firstRows({ rows, tieGroup }: FeedRun): readonly FeedRow[] {
  return Array.from({ length: rows }, (_, n) => ({
    id: n + 1,
    key: (Math.floor(n / tieGroup) + 1) * KEY_STEP,
  }))
}

type Rows = FeedReader['rows']

/** Above all ids that a run gives out by itself. */
const AT_HEAD_ID = 1_000_000

/** The next of the writes at the head; undefined when there is no row to delete. */
function createHeadWriter({ atHead }: FeedRun, rows: Rows): () => FeedWrite | undefined {
  let done = 0
  return () => {
    const top = rows.at(0)
    const { kind } = atHead[done]!
    done += 1
    if (kind === 'insert') return { kind, id: AT_HEAD_ID + done, key: (top?.key ?? 0) + 1 }
    return top && { kind, id: top.id }
  }
}

interface Writer {
  nextAtMs(): number
  /** Undefined when there is nothing to delete or to move. */
  next(): FeedWrite | undefined
}

function createWriter(run: FeedRun, rows: Rows): Writer {
  if (run.writes.kind === 'listed') return listedWriter(run.writes)
  if (run.atHead.length === 0) return randomWriter(run, run.writes, rows)
  // It draws from the rows as they would be otherwise: one row more must not move all that follows.
  const { limit } = run
  const otherwise = createFeedReader('keyset', limit, firstRows(run))
  const writer = randomWriter(run, run.writes, otherwise.rows)
  return {
    nextAtMs: writer.nextAtMs,
    next: () => {
      const next = writer.next()
      if (next) write(otherwise, next, NEW_ROW)
      return next
    },
  }
}

function listedWriter({ writes }: Extract<Writes, { readonly kind: 'listed' }>): Writer {
  let told = 0
  let done = 0
  return {
    nextAtMs: () => writes[told++]?.atMs ?? Infinity,
    next: () => writes[done++]!.write,
  }
}

/** Times and choices are two actors: another rate does not change what is written. */
function randomWriter(
  run: FeedRun,
  writes: Extract<Writes, { readonly kind: 'random' }>,
  rows: Rows,
): Writer {
  const nextAtMs = createArrivals(writes.arrivals, run.durationMs, createRandom(run.seed, 0))
  const random = createRandom(run.seed, 1)
  let newestId = run.rows
  let topKey = (Math.ceil(run.rows / run.tieGroup) + 1) * KEY_STEP

  const pickKey = () => {
    if (writes.place === 'anywhere') return Math.floor(random() * topKey)
    topKey += KEY_STEP
    return topKey
  }
  return {
    nextAtMs,
    next: () => {
      const drawn = random() * (writes.insert + writes.delete + writes.updateKey)
      if (drawn < writes.insert) return { kind: 'insert', id: (newestId += 1), key: pickKey() }
      const picked = rows.at(Math.floor(random() * rows.size()))
      if (!picked) return undefined
      const { id } = picked
      return drawn < writes.insert + writes.delete
        ? { kind: 'delete', id }
        : { kind: 'update-key', id, key: pickKey() }
    },
  }
}
