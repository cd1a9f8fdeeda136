/** Runs that each show one thing; the laws of every engine are tested on them. */
import { pagination } from './pagination'
import type { PaginationScenario } from './scenario'

const parse = (scenario: unknown): PaginationScenario => pagination.scenario.parse(scenario)

/** The table of the recorded PostgreSQL plans. */
const measured = {
  rows: 1_000_000,
  rowsPerHeapPage: 35,
  entriesPerLeaf: 261,
  fanout: 200,
  correlated: true,
}

/** Around page 45,000: 29,166 buffers by offset, 4 by keyset. */
const deepPages = parse({
  kind: 'table',
  table: measured,
  limit: 20,
  firstPage: 44_900,
  pages: 200,
  lanes: [
    { query: 'offset' },
    { query: 'keyset' },
    { query: 'or-expanded' },
    { query: 'keyset', index: 'none' },
  ],
})

/** The heap is in no order, so every row is a page of its own unless the index covers the query. */
const scatteredHeap = parse({
  kind: 'table',
  table: { ...measured, rows: 50_000, correlated: false },
  limit: 50,
  pages: 1_001,
  lanes: [
    { query: 'offset' },
    { query: 'offset', index: 'covering' },
    { query: 'keyset' },
    { query: 'keyset', index: 'covering' },
  ],
})

/** New rows at the head and deletes anywhere: offset repeats and skips, keyset does neither. */
const busyFeed = parse({
  kind: 'feed',
  seed: 3,
  durationMs: 60_000,
  rows: 400,
  limit: 10,
  pageEveryMs: 1_000,
  lanes: ['offset', 'keyset'],
  writes: {
    kind: 'random',
    arrivals: { kind: 'poisson', perSecond: 3 },
    insert: 3,
    delete: 2,
    updateKey: 0,
  },
})

/** Keys that move: no way of paging is a snapshot. */
const movingKeys = parse({
  kind: 'feed',
  seed: 5,
  durationMs: 40_000,
  rows: 300,
  limit: 10,
  pageEveryMs: 1_000,
  lanes: ['offset', 'keyset'],
  writes: {
    kind: 'random',
    arrivals: { kind: 'constant', perSecond: 2 },
    insert: 0,
    delete: 0,
    updateKey: 1,
    place: 'anywhere',
  },
})

/** Four rows share each key and a page holds three: one more is lost at every cut. */
const cutTies = parse({
  kind: 'feed',
  seed: 1,
  durationMs: 12_000,
  rows: 36,
  tieGroup: 4,
  limit: 3,
  pageEveryMs: 1_000,
  lanes: ['keyset', 'keyset-without-tiebreak'],
  writes: { kind: 'listed', writes: [] },
})

export const examples: readonly PaginationScenario[] = [
  deepPages,
  scatteredHeap,
  busyFeed,
  movingKeys,
  cutTies,
]

export const heavy = parse({
  kind: 'table',
  table: { ...measured, rows: 3_000_000 },
  limit: 20,
  pages: 125_000,
  everyMs: 10,
  lanes: [{ query: 'offset' }, { query: 'keyset' }],
})
