import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import postgres from '../vectors/pagination.postgres.json'
import {
  indexLevels,
  indexScan,
  indexWidths,
  keysetCost,
  offsetCost,
  orExpandedCost,
  sortCost,
  tableSchema,
  type Table,
} from './page-cost'

const measured: Table = {
  rows: postgres.table.rows,
  rowsPerHeapPage: 35,
  entriesPerLeaf: 261,
  fanout: 200,
  correlated: true,
}
const { limit } = postgres.table
const touched = (node: { rowsScanned: number; buffersTouched: number }) => ({
  rowsScanned: node.rowsScanned,
  buffers: node.buffersTouched,
})

describe('measured with PostgreSQL 15', () => {
  it.each(postgres.costCases)('offset $depth', ({ depth, offset }) => {
    expect(offsetCost(measured, depth, limit)).toEqual(touched(offset))
  })

  it.each(postgres.costCases)('keyset at depth $depth', ({ depth, keyset }) => {
    expect(keysetCost(measured, depth, limit)).toEqual(touched(keyset))
  })

  it.each(postgres.costCases)('offset $depth, index only', ({ depth, offsetIndexOnly }) => {
    const covering = { ...measured, covering: true }
    expect(offsetCost(covering, depth, limit)).toEqual(touched(offsetIndexOnly))
  })

  it('the index has two levels above its leaves', () => {
    expect(indexLevels(measured)).toBe(postgres.table.indexLevels)
  })

  it('the index has as many pages as that of PostgreSQL', () => {
    const widths = indexWidths(measured)
    expect(widths).toEqual([1, 20, 3_832])
    expect(widths.reduce((sum, width) => sum + width)).toBe(postgres.table.indexPages)
  })

  it('the OR-expanded predicate walks to its cursor, the row value does not', () => {
    const { depth, buffersTouched } = postgres.orExpandedPredicate
    expect(orExpandedCost(measured, depth, limit).buffers).toBe(buffersTouched)
    expect(keysetCost(measured, depth, limit).buffers).toBe(5)
  })

  it('without an index the whole table is sorted, give or take the pages of the catalog', () => {
    expect(sortCost(measured)).toEqual({ rowsScanned: 1_000_000, buffers: 28_572 })
    expect(postgres.noIndex.offset0.buffersTouched - 28_572).toBeLessThan(10)
  })
})

describe('page costs', () => {
  it.each([
    { name: 'the last row of one heap page', depth: 34, limit: 1, buffers: 4 },
    { name: 'two rows across two heap pages', depth: 34, limit: 2, buffers: 5 },
    { name: 'two rows across two leaves', depth: 260, limit: 2, buffers: 5 },
  ])('$name: $buffers buffers', ({ depth, limit, buffers }) => {
    expect(keysetCost(measured, depth, limit)).toEqual({ rowsScanned: limit, buffers })
  })

  it('an uncorrelated heap costs one page per row', () => {
    const scattered = { ...measured, correlated: false }
    expect(keysetCost(scattered, 100_000, 20).buffers).toBe(2 + 1 + 20)
    expect(offsetCost(scattered, 100_000, 20).buffers).toBe(2 + 384 + 100_020)
  })

  it.each([
    { rows: 0, levels: 0 },
    { rows: 261, levels: 0 },
    { rows: 262, levels: 1 },
    { rows: 261 * 200, levels: 1 },
    { rows: 261 * 200 + 1, levels: 2 },
  ])('$rows rows have $levels levels above the leaves', ({ rows, levels }) => {
    expect(indexLevels({ ...measured, rows })).toBe(levels)
  })

  it('past the end an offset still reads every row, a keyset only looks', () => {
    expect(offsetCost(measured, 2_000_000, 20)).toEqual(offsetCost(measured, 999_980, 20))
    expect(keysetCost(measured, 1_000_000, 20)).toEqual({ rowsScanned: 0, buffers: 3 })
    expect(keysetCost(measured, 999_990, 20).rowsScanned).toBe(10)
  })

  it.each([
    { rows: 0, from: 1_000, firstLeaf: 0, firstHeapPage: 0 },
    { rows: 10, from: 1_000, firstLeaf: 0, firstHeapPage: 0 },
    { rows: 522, from: 522, firstLeaf: 1, firstHeapPage: 14 },
    { rows: 262, from: 262, firstLeaf: 1, firstHeapPage: 7 },
  ])('a scan from $from of $rows rows ends at pages that exist', (scan) => {
    const { rows, from, ...pages } = scan
    expect(indexScan({ ...measured, rows }, from, 20)).toMatchObject({ ...pages, leaves: 1 })
  })

  it.each([
    { change: { rows: -1 }, path: 'rows' },
    { change: { rows: 1e12 }, path: 'rows' },
    { change: { rows: NaN }, path: 'rows' },
    { change: { rowsPerHeapPage: 0 }, path: 'rowsPerHeapPage' },
    { change: { entriesPerLeaf: 0.5 }, path: 'entriesPerLeaf' },
    { change: { fanout: 1 }, path: 'fanout' },
  ])('a table is refused at $path', ({ change, path }) => {
    const { issues } = tableSchema.safeParse({ ...measured, ...change }).error!
    expect(issues.map((issue) => issue.path.join('.'))).toEqual([path])
    expect(issues[0]!.message).not.toBe('Invalid input')
  })
})

/** Walks the scan entry by entry and collects the pages it needs: the model without its algebra. */
function walk(table: Table, from: number, count: number) {
  const pages = new Set<string>()
  let rowsScanned = 0
  const firstLeaf = Math.floor(from / table.entriesPerLeaf)
  for (let entry = from; entry < Math.min(from + count, table.rows); entry += 1) {
    rowsScanned += 1
    pages.add(`leaf ${Math.floor(entry / table.entriesPerLeaf)}`)
    if (table.covering) pages.add('visibility map')
    else if (table.correlated) pages.add(`heap ${Math.floor(entry / table.rowsPerHeapPage)}`)
    else pages.add(`heap of row ${entry}`)
  }
  if (rowsScanned === 0) pages.add(`leaf ${firstLeaf}`)
  let width = Math.ceil(table.rows / table.entriesPerLeaf)
  for (let level = 0; width > 1; level += 1) {
    pages.add(`inner ${level}`)
    width = Math.ceil(width / table.fanout)
  }
  return { rowsScanned, buffers: pages.size }
}

const tables: fc.Arbitrary<Table> = fc.record({
  rows: fc.nat(400),
  rowsPerHeapPage: fc.integer({ min: 1, max: 40 }),
  entriesPerLeaf: fc.integer({ min: 1, max: 40 }),
  fanout: fc.integer({ min: 2, max: 6 }),
  correlated: fc.boolean(),
  covering: fc.boolean(),
})
const RUNS = { numRuns: 10_000 }
const depths = fc.nat(420)
const limits = fc.integer({ min: 1, max: 50 })

describe('laws of page costs', () => {
  it('offset and keyset cost what a walk over the entries costs', () => {
    fc.assert(
      fc.property(tables, depths, limits, (table, depth, limit) => {
        expect(offsetCost(table, depth, limit)).toEqual(walk(table, 0, depth + limit))
        expect(keysetCost(table, depth, limit)).toEqual(walk(table, depth, limit))
      }),
      RUNS,
    )
  })

  it('keyset never costs more than offset, and the OR predicate as much as offset', () => {
    fc.assert(
      fc.property(tables, depths, limits, (table, depth, limit) => {
        const offset = offsetCost(table, depth, limit)
        expect(keysetCost(table, depth, limit).buffers).toBeLessThanOrEqual(offset.buffers)
        expect(orExpandedCost(table, depth, limit)).toEqual(offset)
        expect(sortCost(table).rowsScanned).toBe(table.rows)
      }),
      RUNS,
    )
  })

  it('keyset is O(log n + page): depth adds at most one leaf and one heap page', () => {
    fc.assert(
      fc.property(tables, depths, limits, (table, depth, limit) => {
        fc.pre(depth + limit <= table.rows)
        const deep = keysetCost(table, depth, limit).buffers
        expect(deep - keysetCost(table, 0, limit).buffers).toBeLessThanOrEqual(2)
      }),
      RUNS,
    )
  })
})
