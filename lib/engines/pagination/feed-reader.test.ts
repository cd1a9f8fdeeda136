import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import type { FeedOp } from './feed'
import { write } from './feed'
import type { FeedRow } from './feed-order'
import type { Paging } from './feed-position'
import { createFeedReader, type Drift, type FeedReader } from './feed-reader'

const fresh = { isRead: false, isOriginal: false }
const nine = Array.from({ length: 9 }, (_, n) => ({ id: n + 1, key: (n + 1) * 10 }))
const rowsOf = ({ rows }: FeedReader) => rows.slice(0, rows.size())
const ids = (reader: FeedReader) => rowsOf(reader).map((row) => row.id)

describe('createFeedReader', () => {
  it('holds the rows by key, then by id, highest first', () => {
    const rows = [
      { id: 1, key: 5 },
      { id: 2, key: 7 },
      { id: 3, key: 5 },
    ]
    expect(ids(createFeedReader('keyset', 2, rows))).toEqual([2, 3, 1])
  })

  it('tells of a skip when it happens, and when an insert undoes it', () => {
    const reader = createFeedReader('offset', 3, nine)
    reader.readPage()
    expect(reader.remove(9)).toEqual({ lost: [6], cleared: [] })
    expect(reader.insert({ id: 10, key: 100 }, fresh)).toEqual({ lost: [], cleared: [6] })
  })

  it('a lost row that is deleted is lost no more', () => {
    const reader = createFeedReader('keyset', 3, nine)
    reader.readPage()
    expect(reader.updateKey(1, 99)).toEqual({ lost: [1], cleared: [] })
    expect(reader.remove(1)).toEqual({ lost: [], cleared: [1] })
  })

  it('names the ties that a page cuts', () => {
    const tied = nine.map(({ id }) => ({ id, key: 1 }))
    const reader = createFeedReader('keyset-without-tiebreak', 7, tied)
    expect(reader.readPage()).toMatchObject({ ids: [9, 8, 7, 6, 5, 4, 3], lost: [2, 1] })
  })

  it('a page knows how deep it lies and what it repeats', () => {
    const reader = createFeedReader('offset', 3, nine)
    reader.readPage()
    reader.insert({ id: 10, key: 100 }, fresh)
    expect(reader.readPage()).toMatchObject({ depth: 3, ids: [7, 6, 5], repeated: [7] })
  })
})

const keys = fc.integer({ min: 0, max: 12 })
const rowIds = fc.integer({ min: 1, max: 30 })
const ops = fc.array(
  fc.oneof(
    fc.constant<FeedOp>({ kind: 'page' }),
    fc.record({ kind: fc.constant('insert' as const), id: rowIds, key: keys }),
    fc.record({ kind: fc.constant('delete' as const), id: rowIds }),
    fc.record({ kind: fc.constant('update-key' as const), id: rowIds, key: keys }),
  ),
  { minLength: 8, maxLength: 30 },
)
const rows = fc.uniqueArray(fc.record({ id: fc.integer({ min: 1, max: 15 }), key: keys }), {
  selector: (row) => row.id,
})

describe('laws of the reader', () => {
  it('the lost rows are those behind it unread, after every single operation', () => {
    fc.assert(
      fc.property(
        fc.constantFrom<Paging>('offset', 'keyset', 'keyset-without-tiebreak'),
        rows,
        ops,
        (paging, rows, ops) => {
          const limit = 3
          const reader = createFeedReader(paging, limit, rows)
          const lost = new Set<number>()
          let pages = 0
          let last: FeedRow | undefined
          for (const op of ops) {
            const keyOf = new Map(rowsOf(reader).map((row) => [row.id, row.key]))
            let change: Drift
            if (op.kind === 'page') {
              const found = reader.readPage()
              change = found
              pages += 1
              const id = found.ids.at(-1)
              if (id !== undefined) last = { id, key: keyOf.get(id)! }
            } else change = write(reader, op, fresh)
            for (const id of change.lost) expect(lost.has(id) || !lost.add(id)).toBe(false)
            for (const id of change.cleared) expect(lost.delete(id)).toBe(true)

            const behind = rowsOf(reader).filter((row, place) => {
              if (paging === 'offset') return place < pages * limit
              if (!last) return false
              if (paging === 'keyset-without-tiebreak') return row.key >= last.key
              return row.key > last.key || (row.key === last.key && row.id >= last.id)
            })
            const expected = behind.filter((row) => row.isOriginal && !row.isRead)
            expect(lost).toEqual(new Set(expected.map((row) => row.id)))
          }
        },
      ),
      { numRuns: 3_000 },
    )
  })
})
