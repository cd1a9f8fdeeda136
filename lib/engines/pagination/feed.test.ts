import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import postgres from '../vectors/pagination.postgres.json'
import { readFeed, type Feed, type FeedOp, type FeedResult } from './feed'
import type { FeedRow } from './feed-order'
import type { Paging } from './feed-position'

const recorded = postgres.cases.flatMap(({ id, rows, limit, ops, finalOrder, ...found }) =>
  (
    [
      ['offset', found.offset],
      ['keyset', found.keyset],
      ['keyset-without-tiebreak', found.keysetWithoutTieBreak],
    ] as const
  ).map(([paging, expected]) => ({
    id,
    paging,
    rows,
    limit,
    ops: ops as readonly FeedOp[],
    finalOrder,
    expected,
  })),
)

describe('recorded from PostgreSQL 15', () => {
  it.each(recorded)('$id, $paging', ({ paging, rows, limit, ops, expected, finalOrder }) => {
    const result = readFeed(paging, { rows, limit }, ops)
    expect(result.pages).toEqual(expected.pages)
    expect(result.duplicates).toEqual(expected.duplicates)
    expect(result.missing).toEqual(expected.missingOfFinal)
    expect(finalOrder.filter((id) => result.missing.includes(id))).toEqual(result.missing)
  })
})

const page = { kind: 'page' } as const
const nine = Array.from({ length: 9 }, (_, n) => ({ id: n + 1, key: (n + 1) * 10 }))
const read = (paging: Paging, ops: readonly FeedOp[], rows: readonly FeedRow[] = nine) =>
  readFeed(paging, { rows, limit: 3 }, ops)

describe('readFeed', () => {
  it('an insert at the head pushes the end of an offset page into the next one', () => {
    const ops = [page, { kind: 'insert', id: 10, key: 100 }, page, page, page] as const
    expect(read('offset', ops)).toEqual({
      pages: [[9, 8, 7], [7, 6, 5], [4, 3, 2], [1]],
      duplicates: [7],
      missing: [10],
      skips: [],
    })
    expect(read('keyset', ops)).toMatchObject({ duplicates: [], missing: [10], skips: [] })
  })

  it('a cursor outlives the row it was taken from', () => {
    const ops = [page, { kind: 'delete', id: 7 }, page, page] as const
    expect(read('keyset', ops).pages).toEqual([
      [9, 8, 7],
      [6, 5, 4],
      [3, 2, 1],
    ])
  })

  it('a row moved up past the reader is missed by both', () => {
    const ops = [page, { kind: 'update-key', id: 2, key: 95 }, page, page, page] as const
    expect(read('keyset', ops)).toMatchObject({ missing: [2], skips: [2] })
    expect(read('offset', ops)).toMatchObject({ duplicates: [7], missing: [2], skips: [2] })
  })

  it('without a tie-break the rows cut from a tie are lost, and only they', () => {
    const tied = nine.map(({ id }) => ({ id, key: id <= 2 ? 10 : 20 }))
    expect(read('keyset-without-tiebreak', [page, page, page], tied)).toEqual({
      pages: [[9, 8, 7], [2, 1], []],
      duplicates: [],
      missing: [6, 5, 4, 3],
      skips: [6, 5, 4, 3],
    })
    expect(read('keyset', [page, page, page], tied).missing).toEqual([])
  })

  it('an empty page keeps the cursor, so that a late row is still found', () => {
    const ops = [page, page, page, page, { kind: 'insert', id: 0, key: 5 }, page] as const
    expect(read('keyset', ops).pages.slice(3)).toEqual([[], [0]])
  })

  it('an offset counts empty pages too', () => {
    const late = Array.from({ length: 4 }, (_, n) => ({
      kind: 'insert' as const,
      id: -n,
      key: -n,
    }))
    expect(read('offset', [page, page, page, page, ...late, page]).pages.slice(3)).toEqual([
      [],
      [-3],
    ])
  })

  it.each<{ name: string; ops: readonly FeedOp[]; missing: readonly number[] }>([
    { name: 'deleting nothing', ops: [{ kind: 'delete', id: 99 }], missing: [] },
    { name: 'moving nothing', ops: [{ kind: 'update-key', id: 99, key: 1 }], missing: [] },
    {
      name: 'inserting a row that is there moves it',
      ops: [{ kind: 'insert', id: 9, key: 1 }],
      missing: [9],
    },
  ])('$name', ({ ops, missing }) => {
    expect(read('offset', [...ops, page, page]).missing).toEqual(
      missing.length > 0 ? [2, 1, ...missing] : [3, 2, 1],
    )
  })

  it('a row that comes back after it was read was read', () => {
    const ops = [page, { kind: 'delete', id: 9 }, { kind: 'insert', id: 9, key: 15 }] as const
    const { duplicates, missing, skips } = read('keyset', [...ops, page, page, page])
    expect({ duplicates, missing, skips }).toEqual({ duplicates: [9], missing: [], skips: [] })
  })

  it('an original that comes back unread behind the reader is a skip', () => {
    const ops = [page, { kind: 'delete', id: 3 }, { kind: 'insert', id: 3, key: 99 }, page, page]
    expect(read('keyset', ops as FeedOp[]).skips).toEqual([3])
  })
})

/** The definition, as SQL would evaluate it: sort everything, every time. */
function naive(paging: Paging, { rows, limit }: Feed, ops: readonly FeedOp[]) {
  let table = rows.map((row) => ({ ...row }))
  const inOrder = () => table.toSorted((a, b) => b.key - a.key || b.id - a.id)
  const pages: number[][] = []
  const seen: number[] = []
  const duplicates: number[] = []
  let last: FeedRow | undefined
  for (const op of ops) {
    if (op.kind === 'page') {
      const matching = inOrder().filter((row, place) => {
        if (paging === 'offset') return place >= pages.length * limit
        if (!last) return true
        if (paging === 'keyset-without-tiebreak') return row.key < last.key
        return row.key < last.key || (row.key === last.key && row.id < last.id)
      })
      const found = matching.slice(0, limit).map((row) => ({ ...row }))
      pages.push(found.map((row) => row.id))
      duplicates.push(...found.map((row) => row.id).filter((id) => seen.includes(id)))
      seen.push(...found.map((row) => row.id))
      last = found.at(-1) ?? last
    } else if (op.kind === 'delete') table = table.filter((row) => row.id !== op.id)
    else {
      const exists = table.some((row) => row.id === op.id)
      if (exists || op.kind === 'insert')
        table = [...table.filter((row) => row.id !== op.id), { id: op.id, key: op.key }]
    }
  }
  const missing = inOrder()
    .map((row) => row.id)
    .filter((id) => !seen.includes(id))
  const skips = missing.filter((id) => rows.some((row) => row.id === id))
  return { pages, duplicates, missing, skips } satisfies FeedResult
}

const keys = fc.integer({ min: 0, max: 12 })
const ids = fc.integer({ min: 1, max: 30 })
const pagings = fc.constantFrom<Paging>('offset', 'keyset', 'keyset-without-tiebreak')
const feeds = fc.record({
  rows: fc.uniqueArray(fc.record({ id: fc.integer({ min: 1, max: 20 }), key: keys }), {
    selector: (row) => row.id,
    maxLength: 20,
  }),
  limit: fc.integer({ min: 1, max: 5 }),
})
const opOf = {
  page: fc.constant<FeedOp>({ kind: 'page' }),
  insert: fc.record({ kind: fc.constant('insert' as const), id: ids, key: keys }),
  delete: fc.record({ kind: fc.constant('delete' as const), id: ids }),
  update: fc.record({ kind: fc.constant('update-key' as const), id: ids, key: keys }),
}
const anyOps = fc.array(fc.oneof(opOf.page, opOf.insert, opOf.delete, opOf.update), {
  minLength: 8,
  maxLength: 24,
})
/** At least 8 operations a run, so well above 10,000 steps. */
const RUNS = { numRuns: 3_000 }
/** Enough pages to read whatever is there. */
const toTheEnd = Array.from({ length: 60 }, () => page)

describe('laws of a feed that changes while it is read', () => {
  it('every way of paging reads what the query would return', () => {
    fc.assert(
      fc.property(pagings, feeds, anyOps, (paging, { rows, limit }, ops) => {
        expect(readFeed(paging, { rows, limit }, ops)).toEqual(naive(paging, { rows, limit }, ops))
      }),
      RUNS,
    )
  })

  it('without writes all three read every row once, ties apart', () => {
    const unique = feeds.map(({ rows, limit }) => ({
      limit,
      rows: rows.map(({ id }) => ({ id, key: id })),
    }))
    fc.assert(
      fc.property(unique, fc.nat(12), (feed, pages) => {
        const ops = toTheEnd.slice(0, 8 + pages)
        const offset = readFeed('offset', feed, ops)
        expect(readFeed('keyset', feed, ops)).toEqual(offset)
        expect(readFeed('keyset-without-tiebreak', feed, ops)).toEqual(offset)
        expect(offset.duplicates).toEqual([])
      }),
      RUNS,
    )
  })

  it('keyset neither repeats nor skips while keys do not change', () => {
    const fresh = fc.record({
      kind: fc.constant('insert' as const),
      id: fc.integer({ min: 21, max: 400 }),
      key: keys,
    })
    const ops = fc
      .array(fc.oneof(opOf.page, fresh, opOf.delete), { minLength: 8, maxLength: 24 })
      .map((drawn) => {
        // A second insert of the same id would change its key.
        const known = new Set<number>()
        return drawn.filter((op) => op.kind !== 'insert' || (!known.has(op.id) && known.add(op.id)))
      })
    fc.assert(
      fc.property(feeds, ops, (feed, ops) => {
        const { duplicates, skips } = readFeed('keyset', feed, [...ops, ...toTheEnd])
        expect(duplicates).toEqual([])
        expect(skips).toEqual([])
      }),
      RUNS,
    )
  })

  it('offset repeats at most once per insert and skips at most once per delete behind it', () => {
    const fresh = fc.record({
      kind: fc.constant('insert' as const),
      id: fc.integer({ min: 21, max: 9_999 }),
      key: keys,
    })
    const ops = fc.array(fc.oneof(opOf.page, fresh, opOf.delete), { minLength: 8, maxLength: 24 })
    fc.assert(
      fc.property(feeds, ops, (feed, drawn) => {
        const known = new Set<number>()
        const ops = drawn.filter(
          (op) => op.kind !== 'insert' || (!known.has(op.id) && known.add(op.id)),
        )
        const { duplicates, skips } = readFeed('offset', feed, [...ops, ...toTheEnd])
        const inserts = ops.filter((op) => op.kind === 'insert').length
        expect(duplicates.length).toBeLessThanOrEqual(inserts)
        expect(skips.length).toBeLessThanOrEqual(deletesBehind(feed.rows, feed.limit, ops))
      }),
      RUNS,
    )
  })

  it('without a tie-break exactly the cut ties are lost', () => {
    fc.assert(
      fc.property(feeds, fc.nat(12), (feed, extra) => {
        const ops = toTheEnd.slice(0, 30 + extra)
        const { pages, missing, skips } = readFeed('keyset-without-tiebreak', feed, ops)
        const keyOf = new Map(feed.rows.map((row) => [row.id, row.key]))
        const cutKeys = pages
          .filter((found) => found.length === feed.limit)
          .map((found) => keyOf.get(found.at(-1)!))
        const read = new Set(pages.flat())
        const cut = feed.rows.filter((row) => cutKeys.includes(row.key) && !read.has(row.id))
        expect(new Set(missing)).toEqual(new Set(cut.map((row) => row.id)))
        expect(skips).toEqual(missing)
      }),
      RUNS,
    )
  })

  it('keyset reads a row again only when its key was moved down', () => {
    const moves = fc.record({ kind: fc.constant('update-key' as const), id: ids, key: keys })
    const ops = fc.array(fc.oneof(opOf.page, moves), { minLength: 8, maxLength: 24 })
    fc.assert(
      fc.property(feeds, ops, (feed, ops) => {
        const { duplicates, skips } = readFeed('keyset', feed, [...ops, ...toTheEnd])
        const moved = new Set(ops.flatMap((op) => (op.kind === 'update-key' ? [op.id] : [])))
        for (const id of [...duplicates, ...skips]) expect(moved.has(id)).toBe(true)
      }),
      RUNS,
    )
  })

  it('changes neither the feed nor the operations', () => {
    fc.assert(
      fc.property(pagings, feeds, anyOps, (paging, feed, ops) => {
        const before = structuredClone({ feed, ops })
        readFeed(paging, feed, ops)
        expect({ feed, ops }).toEqual(before)
      }),
      RUNS,
    )
  })
})

/** Deletes of a row that stood before the offset reached so far. */
function deletesBehind(rows: readonly FeedRow[], limit: number, ops: readonly FeedOp[]): number {
  let table = [...rows]
  let offset = 0
  let behind = 0
  for (const op of ops) {
    if (op.kind === 'page') offset += limit
    if (op.kind === 'insert') table.push({ id: op.id, key: op.key })
    if (op.kind !== 'delete') continue
    const order = table.toSorted((a, b) => b.key - a.key || b.id - a.id)
    const place = order.findIndex((row) => row.id === op.id)
    if (place >= 0 && place < offset) behind += 1
    table = table.filter((row) => row.id !== op.id)
  }
  return behind
}
