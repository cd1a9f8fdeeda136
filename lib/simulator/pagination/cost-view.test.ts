import { describe, expect, it } from 'vitest'

import { record } from '@/lib/engines/trace'
import postgres from '@/lib/engines/vectors/pagination.postgres.json'

import type { Sheet } from '../view'
import { costView } from './cost-view'
import { pagination } from './pagination'

const measured = {
  rows: 1_000_000,
  rowsPerHeapPage: 35,
  entriesPerLeaf: 261,
  fanout: 200,
  correlated: true,
}

function sheetAt(depth: number, lanes: readonly object[], table: object = measured): Sheet {
  const { limit } = postgres.table
  const scenario = pagination.engine.scenario.parse({
    kind: 'table',
    table,
    limit,
    firstPage: depth / limit,
    pages: 1,
    lanes,
  })
  return costView.at({ scenario, trace: record(pagination.engine, scenario) }, 0)
}

const rowsOf = ({ rows }: Sheet) => rows.map(({ cells }) => cells.map(({ text }) => text))
const curveOf = ({ drawing }: Sheet) => {
  if (drawing?.kind !== 'curve') throw new Error('no curve')
  return drawing
}
const amount = (n: number) => n.toLocaleString('en')

it.each(postgres.costCases)('at depth $depth it says what PostgreSQL counted', (measuredAt) => {
  const { depth, offset, keyset, offsetIndexOnly } = measuredAt
  const sheet = sheetAt(depth, [
    { query: 'offset' },
    { query: 'keyset' },
    { query: 'offset', index: 'covering' },
  ])
  const buffers = [offset, keyset, offsetIndexOnly].map(({ buffersTouched }) => buffersTouched)
  expect(rowsOf(sheet)).toContainEqual([`${amount(depth)}, the playhead`, ...buffers.map(amount)])
  const { lines, markX } = curveOf(sheet)
  expect(markX).toBe(depth)
  expect(lines.map(({ points }) => points.find(([x]) => x === depth)?.[1])).toEqual(buffers)
})

/** A hundred rows, ten a page of the list, ten on a heap page, fifty in a leaf. */
const hundred = { rows: 100, rowsPerHeapPage: 10, entriesPerLeaf: 50, fanout: 10, correlated: true }

describe('a list of ten pages', () => {
  const scenario = pagination.engine.scenario.parse({
    kind: 'table',
    table: hundred,
    limit: 10,
    firstPage: 5,
    pages: 1,
    lanes: [{ query: 'offset' }, { query: 'or-expanded' }, { query: 'keyset', index: 'none' }],
  })
  const sheet = costView.at({ scenario, trace: record(pagination.engine, scenario) }, 0)

  it('is told from its first page to its last', () => {
    expect(sheet.says).toBe(
      'Buffers a page, from the first page of the list to its last. Offset: 3 to 13. OR-expanded keyset: 3 to 13. Keyset: 10 to 10.',
    )
  })

  it('costs one heap page more with each page, and one leaf more from the sixth on', () => {
    const [offset, or, none] = curveOf(sheet).lines
    const costs = [3, 4, 5, 6, 7, 9, 10, 11, 12, 13]
    expect(offset!.points).toEqual(costs.map((buffers, page) => [page * 10, buffers]))
    expect(or!.points).toEqual(offset!.points)
    expect(new Set(none!.points.map(([, buffers]) => buffers))).toEqual(new Set([10]))
  })
})

it('draws 41 depths of a large table, names 11 of them, and the playhead besides', () => {
  const sheet = sheetAt(123_460, [{ query: 'offset' }])
  expect(curveOf(sheet).lines[0]!.points).toHaveLength(42)
  expect(rowsOf(sheet)).toHaveLength(12)
  expect(rowsOf(sheet)[2]![0]).toBe('123,460, the playhead')
})

it('stands up to an empty table, and to a playhead past its end', () => {
  expect(rowsOf(sheetAt(0, [{ query: 'keyset' }], { ...measured, rows: 0 }))).toEqual([
    ['0, the playhead', '1'],
  ])
  expect(rowsOf(sheetAt(2_000_000, [{ query: 'keyset' }])).at(-1)).toEqual([
    '2,000,000, the playhead',
    '3',
  ])
})
