import { describe, expect, it } from 'vitest'

import { record } from '@/lib/engines/trace'

import { moment } from './moment'
import { pagination } from './pagination'
import { reading } from './reading'

const runOf = (raw: unknown) => {
  const scenario = pagination.engine.scenario.parse(raw)
  return { scenario, trace: record(pagination.engine, scenario) }
}

/** A hundred rows, ten on a heap page, fifty in a leaf: two leaves and one inner page. */
const table = runOf({
  kind: 'table',
  table: { rows: 100, rowsPerHeapPage: 10, entriesPerLeaf: 50, fanout: 10, correlated: true },
  limit: 10,
  firstPage: 5,
  pages: 1,
  lanes: [{ query: 'offset' }, { query: 'keyset' }, { query: 'keyset', index: 'none' }],
})

describe('the sixth page of a table', () => {
  const { values, headline } = reading(table)
  const buffers = (lane: number) => values[`lastBuffers.${lane}`]?.value

  it('costs offset one inner page, both leaves and six heap pages for sixty rows', () => {
    expect([buffers(1), values['lastScanned.1']?.value]).toEqual([1 + 2 + 6, 60])
  })

  it('costs keyset one page of each kind for ten rows', () => {
    expect([buffers(2), values['lastScanned.2']?.value]).toEqual([3, 10])
  })

  it('costs whoever has no index the whole table', () => {
    expect([buffers(3), values['lastScanned.3']?.value]).toEqual([10, 100])
  })

  it('is told in one sentence, and page by page at the playhead', () => {
    expect(headline).toBe('Page 6 costs keyset, no index 10 buffers, keyset, index on the order 3')
    expect(moment(table, 0).says).toContain(
      'Offset: 60 rows scanned, 9 buffers (1 inner page and 2 leaves of the index, 6 heap pages).',
    )
  })
})

/** Rows 6 to 1, two a page; at half a second row 100 arrives on top. */
const feed = runOf({
  kind: 'feed',
  seed: 1,
  durationMs: 3_000,
  rows: 6,
  limit: 2,
  pageEveryMs: 1_000,
  lanes: ['offset', 'keyset'],
  writes: {
    kind: 'listed',
    writes: [{ atMs: 500, write: { kind: 'insert', id: 100, key: 99_000 } }],
  },
})

describe('a feed with one insert at its head', () => {
  const { values, headline } = reading(feed)

  it('makes offset read 6 5, 5 4, 3 2: one row twice', () => {
    expect([values['repeated.1']?.value, values['rowsRead.1']?.value]).toEqual([1, 6])
    expect(values['firstRepeat.1']?.value).toBe(1_000)
  })

  it('lets keyset read 6 5, 4 3, 2 1', () => {
    expect([values['repeated.2']?.value, values['lost.2']?.value]).toEqual([0, 0])
  })

  it('is told in one sentence, and write by write at the playhead', () => {
    expect(headline).toBe('Offset read 1 row twice and lost 0')
    expect(moment(feed, 500).says).toContain('At 500 ms row 100 is inserted.')
    expect(moment(feed, 1_000).says).toContain('Offset: 2 rows, of which 1 for the second time')
  })
})
