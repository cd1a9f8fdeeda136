import { describe, expect, it } from 'vitest'

import { registry } from '@/lib/engines/registry'
import { record } from '@/lib/engines/trace'

import type { Sheet } from '../view'
import { pagesView } from './pages-view'
import { pagination } from './pagination'

/** The table of the recorded PostgreSQL plans: 28,572 heap pages, an index of 1 + 20 + 3,832. */
const measured = {
  rows: 1_000_000,
  rowsPerHeapPage: 35,
  entriesPerLeaf: 261,
  fanout: 200,
  correlated: true,
}

function sheetOf(lanes: readonly object[], change: object = {}, table: object = {}): Sheet {
  const scenario = pagination.engine.scenario.parse({
    kind: 'table',
    table: { ...measured, ...table },
    limit: 20,
    firstPage: 45_000,
    pages: 1,
    lanes,
    ...change,
  })
  return pagesView.at({ scenario, trace: record(pagination.engine, scenario) }, 0)
}

const textsOf = ({ rows }: Sheet) => rows.map(({ cells }) => cells.map(({ text }) => text))
const barsOf = ({ drawing }: Sheet) =>
  (drawing?.kind === 'bars' ? drawing.groups : []).map(({ bars }) =>
    bars.map(({ name, all, from, used }) => [name, all, from, used]),
  )

describe('page 45,001 of the measured table', () => {
  const sheet = sheetOf([
    { query: 'offset' },
    { query: 'keyset' },
    { query: 'keyset', index: 'none' },
  ])

  it('takes offset the 29,166 buffers that PostgreSQL counted, and keyset 4', () => {
    expect(sheet.says).toBe(
      'Filled is what page 45,001 needed. Offset: 29,166 buffers. Keyset, index on the order: 4 buffers. Keyset, no index: 28,572 buffers.',
    )
    expect(sheet.columns.slice(1)).toEqual(['root', 'inner', 'leaves', 'heap', 'buffers in all'])
    expect(textsOf(sheet).map(([, ...texts]) => texts)).toEqual([
      ['1 of 1', '1 of 20', '3,449 of 3,832', '25,715 of 28,572', '29,166'],
      ['1 of 1', '1 of 20', '1 of 3,832', '1 of 28,572', '4'],
      ['none', 'none', 'none', '28,572 of 28,572', '28,572'],
    ])
  })

  it('is drawn where it lies: keyset under the 18th inner page, in the leaf of row 900,000', () => {
    expect(barsOf(sheet)[0]).toEqual([
      ['root', 1, 0, 1],
      ['inner', 20, 0, 1],
      ['leaves', 3_832, 0, 3_449],
      ['heap', 28_572, 0, 25_715],
    ])
    // 900,000 / 261 = 3,448.3 and 3,448 / 200 = 17.2; 900,000 / 35 = 25,714.3
    expect(barsOf(sheet)[1]).toEqual([
      ['root', 1, 0, 1],
      ['inner', 20, 17, 1],
      ['leaves', 3_832, 3_448, 1],
      ['heap', 28_572, 25_714, 1],
    ])
    expect(barsOf(sheet)[2]).toEqual([['heap', 28_572, 0, 28_572]])
  })
})

it('a covering index is read with a page of the visibility map in place of the heap', () => {
  const sheet = sheetOf([{ query: 'offset', index: 'covering' }])
  expect(textsOf(sheet)[0]!.slice(3)).toEqual(['3,449 of 3,832', '1 of 1', '3,452'])
})

it('rows of a heap in another order lie all over it', () => {
  const sheet = sheetOf([{ query: 'keyset' }], {}, { correlated: false })
  expect(textsOf(sheet)[0]).toContain('20 scattered over 28,572')
})

it('the root of a small index is its leaf, and an empty table has one too', () => {
  expect(textsOf(sheetOf([{ query: 'keyset' }], { firstPage: 1 }, { rows: 100 }))[0]).toEqual([
    'Keyset',
    '1 of 1',
    '2 of 3',
    '3',
  ])
  expect(barsOf(sheetOf([{ query: 'keyset' }], {}, { rows: 0 }))[0]).toEqual([
    ['leaves', 1, 0, 1],
    ['heap', 1, 0, 0],
  ])
})

const tables = registry
  .find(({ id }) => id === 'pagination')!
  .examples.map((example) => pagination.engine.scenario.parse(example))
  .filter((scenario) => pagesView.about(scenario))

it.each(tables)('what is filled is what the run counted, and no more than there is', (scenario) => {
  const run = { scenario, trace: record(pagination.engine, scenario) }
  for (const { atMs } of run.trace.events.filter((_, n) => n % 97 === 0)) {
    const { drawing } = pagesView.at(run, atMs)
    const groups = drawing?.kind === 'bars' ? drawing.groups : []
    const newest = run.trace.events.filter((event) => event.atMs === atMs)
    expect(groups).toHaveLength(newest.length)
    groups.forEach(({ bars }, lane) => {
      const event = newest.find((each) => each.lane === lane)
      const filled = bars.reduce((sum, { used }) => sum + used, 0)
      expect(event).toMatchObject({ buffers: filled })
      for (const { all, from, used, isScattered } of bars) {
        if (!isScattered) expect(from + used).toBeLessThanOrEqual(all)
      }
    })
  }
})
