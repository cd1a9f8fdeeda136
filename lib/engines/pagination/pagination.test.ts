import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { LONGEST_RUN_MS, MOST_EVENTS } from '../bounds'
import { metricsAt, record } from '../trace'
import type { FeedPage, PaginationEvent, TablePage } from './event'
import { examples, heavy } from './examples'
import { readFeed, type FeedOp } from './feed'
import { keysetCost, offsetCost, sortCost } from './page-cost'
import { pagination } from './pagination'
import type { PaginationScenario } from './scenario'

const parse = (scenario: unknown): PaginationScenario => pagination.scenario.parse(scenario)
const run = (scenario: PaginationScenario) => {
  const events: PaginationEvent[] = []
  pagination.simulate(scenario, (event) => events.push(event))
  return events
}
const isFeedPage = (event: PaginationEvent): event is FeedPage =>
  event.kind === 'page' && event.feed !== null
const isTablePage = (event: PaginationEvent): event is TablePage =>
  event.kind === 'page' && event.feed === null

const table = {
  rows: 1_000_000,
  rowsPerHeapPage: 35,
  entriesPerLeaf: 261,
  fanout: 200,
  correlated: true,
}
const tableRun = (change: object = {}) => ({
  kind: 'table',
  table,
  limit: 20,
  pages: 3,
  lanes: [{ query: 'offset' }, { query: 'keyset' }],
  ...change,
})
const feedRun = (change: object = {}) => ({
  kind: 'feed',
  seed: 1,
  durationMs: 5_000,
  rows: 9,
  limit: 3,
  pageEveryMs: 1_000,
  lanes: ['offset', 'keyset'],
  writes: { kind: 'listed', writes: [] },
  ...change,
})

describe('a table that is read page by page', () => {
  it('page 45,000 costs 29,166 buffers by offset and 4 by keyset', () => {
    const events = run(parse(tableRun({ firstPage: 45_000, pages: 1 })))
    expect(events).toMatchObject([
      { lane: 0, page: 45_000, depth: 900_000, buffers: 29_166, scan: { rowsScanned: 900_020 } },
      { lane: 1, page: 45_000, depth: 900_000, buffers: 4, scan: { rowsScanned: 20 } },
    ])
  })

  it('names the pages it touched', () => {
    const [offset, keyset] = run(parse(tableRun({ firstPage: 45_000, pages: 1 })))
    expect(offset).toMatchObject({
      scan: { levels: 2, firstLeaf: 0, leaves: 3_449, firstHeapPage: 0, heapPages: 25_715 },
    })
    expect(keyset).toMatchObject({
      scan: { levels: 2, firstLeaf: 3_448, leaves: 1, firstHeapPage: 25_714, heapPages: 1 },
    })
  })

  it('the last page is short and the one after it empty', () => {
    const pages = run(parse(tableRun({ table: { ...table, rows: 50 }, pages: 4 })))
    expect(pages.filter(isTablePage).map((page) => page.returned)).toEqual([
      20, 20, 20, 20, 10, 10, 0, 0,
    ])
  })

  it('pages come evenly', () => {
    expect(run(parse(tableRun({ everyMs: 7 }))).map((event) => event.atMs)).toEqual([
      0, 0, 7, 7, 14, 14,
    ])
  })

  it('every lane costs what the cost functions say', () => {
    const lanes = (['offset', 'keyset', 'or-expanded'] as const).flatMap((query) =>
      (['matching', 'covering', 'none'] as const).map((index) => ({ query, index })),
    )
    fc.assert(
      fc.property(
        fc.constantFrom(...lanes),
        fc.tuple(fc.nat(2_000), fc.boolean()),
        fc.nat(300),
        (lane, [rows, correlated], firstPage) => {
          const layout = { ...table, rows, correlated }
          const scenario = parse(tableRun({ table: layout, firstPage, pages: 4, lanes: [lane] }))
          for (const { depth, buffers, scan } of run(scenario).filter(isTablePage)) {
            const { rowsScanned } = scan
            const indexed = { ...layout, covering: lane.index === 'covering' }
            const cost = lane.query === 'keyset' ? keysetCost : offsetCost
            expect({ rowsScanned, buffers }).toEqual(
              lane.index === 'none' ? sortCost(layout) : cost(indexed, depth, 20),
            )
          }
        },
      ),
      { numRuns: 2_500 },
    )
  })
})

describe('a feed that changes while it is read', () => {
  it('tells of duplicates and skips when they happen', () => {
    const scenario = parse(
      feedRun({
        writes: {
          kind: 'listed',
          writes: [
            { atMs: 500, write: { kind: 'insert', id: 10, key: 20_000 } },
            { atMs: 1_500, write: { kind: 'delete', id: 10 } },
            { atMs: 1_600, write: { kind: 'delete', id: 9 } },
          ],
        },
        lanes: ['offset'],
      }),
    )
    expect(run(scenario).slice(0, 5)).toMatchObject([
      { kind: 'page', atMs: 0, feed: { ids: [9, 8, 7], standing: { rows: 9, lost: 0 } } },
      { kind: 'write', atMs: 500, lost: [], standing: { rows: 10 } },
      { kind: 'page', atMs: 1_000, feed: { ids: [7, 6, 5], repeated: [7] } },
      { kind: 'write', atMs: 1_500, lost: [4], standing: { lost: 1, repeated: 1 } },
      { kind: 'write', atMs: 1_600, lost: [3], standing: { lost: 2, repeated: 1 } },
    ])
  })

  it('a write of the same millisecond comes after the page that was scheduled first', () => {
    const writes = [{ atMs: 0, write: { kind: 'delete', id: 9 } }]
    const events = run(parse(feedRun({ writes: { kind: 'listed', writes }, lanes: ['keyset'] })))
    expect(events.slice(0, 2)).toMatchObject([{ feed: { ids: [9, 8, 7] } }, { kind: 'write' }])
  })

  it('writes to an empty feed pass unseen', () => {
    const writes = {
      kind: 'random',
      arrivals: { kind: 'constant', perSecond: 10 },
      insert: 0,
      delete: 1,
      updateKey: 1,
    }
    const events = run(parse(feedRun({ rows: 0, writes })))
    expect(events.every((event) => event.kind === 'page')).toBe(true)
  })

  describe('written to at random', () => {
    const writesOf = (change: object, rows = 40) => {
      const writes = {
        kind: 'random',
        arrivals: { kind: 'constant', perSecond: 100 },
        insert: 0,
        delete: 0,
        updateKey: 0,
        ...change,
      }
      const scenario = feedRun({ rows, writes, durationMs: 20_000, lanes: ['keyset'] })
      return run(parse(scenario)).flatMap((event) => (event.kind === 'write' ? [event.write] : []))
    }

    it('new rows are numbered on, and each comes above all others', () => {
      const inserts = writesOf({ insert: 1 }).filter((write) => write.kind === 'insert')
      expect(inserts.map(({ id }) => id)).toEqual(inserts.map((_, n) => 41 + n))
      const keys = [40_000, ...inserts.map(({ key }) => key)]
      expect(keys.every((key, n) => n === 0 || key > keys[n - 1]!)).toBe(true)
    })

    it('or anywhere among them', () => {
      const inserts = writesOf({ insert: 1, place: 'anywhere' })
      const keys = inserts.map((write) => (write.kind === 'insert' ? write.key : NaN))
      expect(keys.every((key) => key >= 0 && key < 41_000)).toBe(true)
      expect(keys.filter((key) => key < 20_500).length / keys.length).toBeCloseTo(0.5, 1)
    })

    it('every row is as likely to be moved as another, and to a new key', () => {
      const moved = writesOf({ updateKey: 1, place: 'anywhere' }, 5)
      expect(moved).toHaveLength(2_000)
      for (const id of [1, 2, 3, 4, 5]) {
        const share = moved.filter((write) => write.id === id).length / moved.length
        expect(share).toBeCloseTo(0.2, 1)
      }
    })

    it('kinds of writes come as often as their weights say', () => {
      const writes = writesOf({ insert: 5, delete: 3, updateKey: 2 })
      const share = (kind: string) =>
        writes.filter((write) => write.kind === kind).length / writes.length
      expect(share('insert')).toBeCloseTo(0.5, 1)
      expect(share('delete')).toBeCloseTo(0.3, 1)
      expect(share('update-key')).toBeCloseTo(0.2, 1)
    })
  })

  it('ties are cut where the key repeats', () => {
    const lanes = ['keyset-without-tiebreak']
    const events = run(parse(feedRun({ rows: 8, tieGroup: 4, lanes, durationMs: 2_001 })))
    expect(events.filter(isFeedPage).map(({ feed }) => [feed.ids, feed.lost])).toEqual([
      [[8, 7, 6], [5]],
      [[4, 3, 2], [1]],
      [[], []],
    ])
  })

  it('a page costs what its query costs on the rows there are', () => {
    const [offset, keyset] = run(parse(feedRun({ rows: 10_000, limit: 100, durationMs: 90_000 })))
      .filter(isFeedPage)
      .slice(-2)
    const layout = { ...table, rows: 10_000 }
    expect(offset!.buffers).toBe(offsetCost(layout, 8_900, 100).buffers)
    expect(keyset!.buffers).toBe(keysetCost(layout, 8_900, 100).buffers)
  })

  const feeds = fc.record({
    seed: fc.nat(1_000),
    rows: fc.nat(60),
    tieGroup: fc.integer({ min: 1, max: 4 }),
    limit: fc.integer({ min: 1, max: 7 }),
    pageEveryMs: fc.integer({ min: 100, max: 900 }),
    lanes: fc.constantFrom(
      ['offset'],
      ['keyset'],
      ['keyset-without-tiebreak'],
      ['keyset', 'offset', 'keyset-without-tiebreak'],
    ),
    writes: fc.record({
      kind: fc.constant('random' as const),
      arrivals: fc.record({
        kind: fc.constantFrom('poisson' as const, 'constant' as const),
        perSecond: fc.integer({ min: 1, max: 8 }),
      }),
      insert: fc.nat(3),
      delete: fc.nat(3),
      updateKey: fc.integer({ min: 1, max: 2 }),
      place: fc.constantFrom('head' as const, 'anywhere' as const),
    }),
  })

  it('each lane reads what readFeed reads from the same operations', () => {
    fc.assert(
      fc.property(feeds, (change) => {
        const scenario = parse(feedRun(change))
        const events = run(scenario)
        const key = (n: number) => (Math.floor(n / change.tieGroup) + 1) * 1_000
        const rows = Array.from({ length: change.rows }, (_, n) => ({ id: n + 1, key: key(n) }))
        change.lanes.forEach((paging, lane) => {
          const mine = events.filter((event) => event.lane === lane)
          const ops = mine.map((event): FeedOp => (event.kind === 'write' ? event.write : event))
          const feed = { rows, limit: change.limit }
          const expected = readFeed(paging as 'offset', feed, ops)
          const pages = mine.filter(isFeedPage)
          expect(pages.map((page) => page.feed.ids)).toEqual(expected.pages)
          expect(pages.flatMap((page) => page.feed.repeated)).toEqual(expected.duplicates)
          // Lost is what is behind the reader; a skip may also lie ahead, still to be read.
          const last = mine.at(-1)!
          const { lost } = 'standing' in last ? last.standing : last.feed!.standing
          expect(lost).toBeLessThanOrEqual(expected.skips.length)
        })
      }),
      { numRuns: 500 },
    )
  })

  it('a lane reads the same whoever else reads, and writes do not depend on it', () => {
    fc.assert(
      fc.property(feeds, (change) => {
        const alone = run(parse(feedRun({ ...change, lanes: ['offset'] })))
        const beside = run(parse(feedRun({ ...change, lanes: ['keyset', 'offset'] })))
        const mine = beside.filter((event) => event.lane === 1)
        expect(mine.map((event) => ({ ...event, lane: 0 }))).toEqual(alone)
      }),
      { numRuns: 500 },
    )
  })
})

describe('metrics', () => {
  it('start at nothing', () => {
    const { lanes } = pagination.metrics.start(examples[0]!)
    expect(new Set(lanes.flatMap((lane) => Object.values(lane)))).toEqual(new Set([0]))
  })

  it('add up what the events say', () => {
    for (const example of examples) {
      const events = run(example)
      const end = metricsAt(record(pagination, example), Number.MAX_SAFE_INTEGER)
      end.lanes.forEach((lane, index) => {
        const mine = events.filter((event) => event.lane === index)
        const pages = mine.filter((event) => event.kind === 'page')
        const sum = (figures: readonly number[]) => figures.reduce((total, x) => total + x, 0)
        expect(lane).toMatchObject({
          pages: pages.length,
          writes: mine.length - pages.length,
          rowsReturned: sum(pages.map((page) => page.returned)),
          rowsScanned: sum(pages.map((page) => page.scan.rowsScanned)),
          buffers: sum(pages.map((page) => page.buffers)),
          mostBuffers: Math.max(...pages.map((page) => page.buffers)),
          repeated: sum(pages.map((page) => page.feed?.repeated.length ?? 0)),
        })
        const dearest = pages.find((page) => page.buffers === lane.mostBuffers)!
        expect(lane.dearestPage).toBe(dearest.page)
        const drifts = mine.map((event) => (event.kind === 'write' ? event : event.feed))
        const lost = drifts.map((drift) => (drift ? drift.lost.length - drift.cleared.length : 0))
        expect(lane.lost).toBe(sum(lost))
      })
    }
  })
})

describe('examples', () => {
  it.each(examples.map((example, n) => ({ n, example })))(
    '$n is in the form its schema gives',
    ({ example }) => {
      expect(parse(JSON.parse(JSON.stringify(example)))).toEqual(example)
    },
  )

  it.each(examples.map((example, n) => ({ n, example })))(
    '$n runs in time order, twice alike',
    ({ example }) => {
      const before = structuredClone(example)
      const events = run(example)
      expect(events.length).toBeGreaterThan(10)
      expect(events.every(({ atMs }, n) => n === 0 || events[n - 1]!.atMs <= atMs)).toBe(true)
      expect(JSON.parse(JSON.stringify(events))).toEqual(events)
      pagination.simulate(heavy, () => undefined)
      expect(run(example)).toEqual(events)
      expect(example).toEqual(before)
    },
  )

  it('the heavy run has at least 200,000 events', () => {
    let count = 0
    pagination.simulate(heavy, () => (count += 1))
    expect(count).toBe(250_000)
  })
})

const fourLanes = ['offset', 'keyset', 'keyset-without-tiebreak', 'offset']
const deletes = (count: number) => ({
  kind: 'listed',
  writes: Array.from({ length: count }, (_, id) => ({ atMs: 0, write: { kind: 'delete', id } })),
})

describe('scenarios that are refused', () => {
  const random = {
    kind: 'random',
    arrivals: { kind: 'poisson', perSecond: 1 },
    insert: 1,
    delete: 0,
    updateKey: 0,
  }
  it.each([
    { scenario: { kind: 'list' }, path: 'kind', says: 'Invalid discriminator' },
    { scenario: tableRun({ limit: 0 }), path: 'limit', says: '>=1' },
    { scenario: tableRun({ limit: NaN }), path: 'limit', says: 'NaN' },
    { scenario: tableRun({ lanes: [] }), path: 'lanes', says: '>=1' },
    { scenario: tableRun({ lanes: [{ query: 'scroll' }] }), path: 'lanes.0.query', says: 'one of' },
    { scenario: tableRun({ firstPage: -1 }), path: 'firstPage', says: '>=0' },
    { scenario: tableRun({ pages: MOST_EVENTS / 2 + 1 }), path: 'pages', says: 'read fewer pages' },
    {
      scenario: tableRun({ pages: 5e4, everyMs: 6e4 }),
      path: 'everyMs',
      says: 'read pages faster',
    },
    { scenario: tableRun({ seed: 1 }), path: '', says: 'seed' },
    { scenario: feedRun({ rows: 10_001 }), path: 'rows', says: '<=10000' },
    { scenario: feedRun({ durationMs: Infinity }), path: 'durationMs', says: 'Infinity' },
    { scenario: feedRun({ lanes: ['cursor'] }), path: 'lanes.0', says: 'one of' },
    {
      scenario: feedRun({ durationMs: 2e9, pageEveryMs: 1 }),
      path: 'pageEveryMs',
      says: 'read pages less often',
    },
    {
      scenario: feedRun({ durationMs: 2 * MOST_EVENTS + 1, pageEveryMs: 2, lanes: ['offset'] }),
      path: 'pageEveryMs',
      says: 'read pages less often',
    },
    {
      scenario: feedRun({ durationMs: MOST_EVENTS / 2, pageEveryMs: 1, writes: deletes(1) }),
      path: 'pageEveryMs',
      says: 'read pages less often',
    },
    {
      scenario: feedRun({ writes: { ...random, insert: 0 } }),
      path: 'writes.insert',
      says: 'weight',
    },
    {
      scenario: feedRun({ writes: { ...random, arrivals: { kind: 'constant', perSecond: 1e5 } } }),
      path: 'writes',
      says: 'lower the rate',
    },
    {
      scenario: feedRun({ rows: 10_000, lanes: fourLanes, writes: deletes(7_248) }),
      path: 'writes',
      says: 'fewer rows or lanes',
    },
    {
      scenario: feedRun({
        writes: {
          kind: 'listed',
          writes: [
            { atMs: 5, write: { kind: 'delete', id: 1 } },
            { atMs: 4, write: { kind: 'delete', id: 1 } },
          ],
        },
      }),
      path: 'writes.writes',
      says: 'must not fall',
    },
  ])('at "$path": $says', ({ scenario, path, says }) => {
    const { issues } = pagination.scenario.safeParse(scenario).error!
    expect(issues.map((issue) => issue.path.join('.'))).toContain(path)
    expect(issues.map((issue) => issue.message).join()).toContain(says)
  })

  it.each([
    { name: 'events of a table', scenario: tableRun({ pages: MOST_EVENTS / 2 }) },
    {
      name: 'time',
      scenario: tableRun({ pages: LONGEST_RUN_MS / 60_000, everyMs: 60_000 }),
    },
    {
      name: 'events of a feed',
      scenario: feedRun({ durationMs: MOST_EVENTS / 2, pageEveryMs: 1 }),
    },
    {
      name: 'pages and writes of a feed',
      scenario: feedRun({ durationMs: MOST_EVENTS / 2 - 1, pageEveryMs: 1, writes: deletes(1) }),
    },
    {
      name: 'writes',
      scenario: feedRun({ rows: 0, lanes: ['keyset'], writes: deletes(20_000) }),
    },
    {
      name: 'shifted rows',
      scenario: feedRun({ rows: 2_500, lanes: fourLanes, writes: deletes(10_000) }),
    },
  ])('a run at its bound of $name is accepted', ({ scenario }) => {
    expect(pagination.scenario.safeParse(scenario).error).toBeUndefined()
  })
})
