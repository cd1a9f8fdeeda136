import type { PaginationEvent } from '@/lib/engines/pagination/event'
import type { PaginationMetrics } from '@/lib/engines/pagination/metrics'
import type { PaginationScenario } from '@/lib/engines/pagination/scenario'

import type { Challenge } from '../challenge'
import type { Break } from '../instrument'
import { amount, moment } from '../words'

type PaginationChallenge = Challenge<PaginationScenario, PaginationEvent, PaginationMetrics>

const BUFFERS = 6

/** The first page that costs more than this. */
function dearPage(events: readonly PaginationEvent[]): Break | null {
  const dear = events.find((event) => event.kind === 'page' && event.buffers > BUFFERS)
  return dear?.kind === 'page'
    ? {
        atMs: dear.atMs,
        says: `Page ${amount(dear.page + 1)} costs ${amount(dear.buffers)} buffers; ${BUFFERS} are allowed.`,
      }
    : null
}

/** The first page on which a reader repeats a row, or after which it can no longer reach one. */
function harm(events: readonly PaginationEvent[]): Break | null {
  for (const event of events) {
    const standing = event.kind === 'write' ? event.standing : event.feed?.standing
    if (!standing || standing.lost + standing.repeated === 0) continue
    return {
      atMs: event.atMs,
      says: `At ${moment(event.atMs)} ${amount(standing.repeated)} rows were read twice and ${amount(standing.lost)} can be read no more.`,
    }
  }
  return null
}

const feedRun = (change: object) => ({
  kind: 'feed',
  seed: 1,
  durationMs: 20_000,
  rows: 200,
  tieGroup: 4,
  limit: 10,
  pageEveryMs: 1_000,
  lanes: ['offset'],
  writes: {
    kind: 'random',
    arrivals: { kind: 'poisson', perSecond: 2 },
    insert: 2,
    delete: 1,
    updateKey: 0,
    place: 'head',
  },
  ...change,
})

const liveFeed: PaginationChallenge = {
  id: 'page-live-feed',
  simulator: 'pagination',
  title: 'Page a live feed',
  task: 'Rows come and go while somebody reads, and four neighbours share each key. Change how the feed is paged: no row twice, none lost, and at most 6 buffers a page.',
  start: feedRun({}),
  editable: [['lanes', 0], ['limit']],
  missed: ({ trace }) => harm(trace.events) ?? dearPage(trace.events),
  solution: feedRun({ lanes: ['keyset'] }),
  wrong: [
    feedRun({ lanes: ['keyset-without-tiebreak'] }),
    feedRun({ lanes: ['offset'], limit: 50 }),
    feedRun({ lanes: ['offset'], limit: 1 }),
  ],
}

const tableRun = (lane: object, change: object = {}) => ({
  kind: 'table',
  table: {
    rows: 1_000_000,
    rowsPerHeapPage: 35,
    entriesPerLeaf: 261,
    fanout: 200,
    correlated: true,
  },
  limit: 20,
  firstPage: 37_500,
  pages: 40,
  everyMs: 250,
  lanes: [lane],
  ...change,
})

const rewritten: PaginationChallenge = {
  id: 'page-rewrite-or',
  simulator: 'pagination',
  title: 'Rewrite the OR predicate',
  task: 'The query says created_at > x OR (created_at = x AND id > y), 750,000 rows deep. Change query or index so that the same rows cost at most 6 buffers a page.',
  start: tableRun({ query: 'or-expanded', index: 'matching' }),
  editable: [['lanes', 0]],
  missed: ({ trace }) => dearPage(trace.events),
  solution: tableRun({ query: 'keyset', index: 'matching' }),
  wrong: [
    tableRun({ query: 'or-expanded', index: 'covering' }),
    tableRun({ query: 'offset', index: 'covering' }),
    tableRun({ query: 'keyset', index: 'none' }),
  ],
}

const scattered: PaginationChallenge = {
  id: 'page-scattered',
  simulator: 'pagination',
  title: 'A list in another order than its table',
  task: 'The list is sorted by price, and the table is not stored by it. Change query and index so that a page of 20 costs at most 6 buffers, half a million rows deep.',
  start: tableRun({ query: 'offset', index: 'matching' }, scatteredTable()),
  editable: [['lanes', 0]],
  missed: ({ trace }) => dearPage(trace.events),
  solution: tableRun({ query: 'keyset', index: 'covering' }, scatteredTable()),
  wrong: [
    tableRun({ query: 'keyset', index: 'matching' }, scatteredTable()),
    tableRun({ query: 'offset', index: 'covering' }, scatteredTable()),
    tableRun({ query: 'or-expanded', index: 'covering' }, scatteredTable()),
  ],
}

function scatteredTable() {
  return {
    firstPage: 25_000,
    table: {
      rows: 1_000_000,
      rowsPerHeapPage: 35,
      entriesPerLeaf: 261,
      fanout: 200,
      correlated: false,
    },
  }
}

export const paginationChallenges: readonly PaginationChallenge[] = [liveFeed, rewritten, scattered]
