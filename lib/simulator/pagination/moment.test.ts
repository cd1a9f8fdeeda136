import { describe, expect, it } from 'vitest'

import { record } from '@/lib/engines/trace'

import { moment } from './moment'
import { pagination } from './pagination'

const runOf = (raw: unknown) => {
  const scenario = pagination.engine.scenario.parse(raw)
  return { scenario, trace: record(pagination.engine, scenario) }
}

/** What a cursor holds, as anybody can read it. */
const held = (text: string) =>
  [...text.matchAll(/after=([\w-]+)/g)].map(
    ([, cursor]) => JSON.parse(Buffer.from(cursor!, 'base64url').toString()).at,
  )

/** A hundred rows, ten on a heap page, fifty in a leaf: two leaves and one inner page. */
const tableRun = (lanes: readonly object[], change: object = {}) =>
  runOf({
    kind: 'table',
    table: { rows: 100, rowsPerHeapPage: 10, entriesPerLeaf: 50, fanout: 10, correlated: true },
    limit: 10,
    firstPage: 5,
    pages: 2,
    everyMs: 1_000,
    lanes,
    ...change,
  })

describe('two pages of a table, the sixth and the seventh', () => {
  const run = tableRun([{ query: 'offset' }, { query: 'keyset' }])
  const figuresAt = (atMs: number) =>
    moment(run, atMs).figures.map((cells) => cells.map(({ text }) => text))

  it('costs offset 60 rows and 1 + 2 + 6 buffers, then 70 rows and one heap page more', () => {
    expect(figuresAt(0)).toEqual([
      ['1', '60', '9', '9'],
      ['1', '10', '3', '3'],
    ])
    expect(figuresAt(1_000)).toEqual([
      ['2', '130', '19', '10'],
      ['2', '20', '6', '3'],
    ])
  })

  it('is told lane by lane', () => {
    expect(moment(run, 1_000).says).toBe(
      'At 1 s, page 7. Offset: 70 rows scanned, 10 buffers (1 inner page and 2 leaves of the index, 7 heap pages). Keyset: 10 rows scanned, 3 buffers (1 inner page and 1 leaf of the index, 1 heap page).',
    )
  })

  it('asks after the sixtieth row, and is told where the next page is', () => {
    const { wire } = moment(run, 1_000)
    expect(wire).toMatch(
      /^GET \/orders\?limit=10&after=[\w-]+ HTTP\/1\.1\n\nHTTP\/1\.1 200 OK\nLink: <\/orders\?limit=10&after=[\w-]+>; rel="next"$/,
    )
    expect(held(wire!)).toEqual([
      { kind: 'keyset', key: 60_000, id: 60 },
      { kind: 'keyset', key: 70_000, id: 70 },
    ])
  })
})

describe('what else a table is read with', () => {
  it('an offset is a number', () => {
    expect(moment(tableRun([{ query: 'offset' }]), 0).wire).toBe(
      'GET /orders?limit=10&offset=50 HTTP/1.1\n\nHTTP/1.1 200 OK\nLink: </orders?limit=10&offset=60>; rel="next"',
    )
  })

  it('the last page has no next one', () => {
    expect(moment(tableRun([{ query: 'offset' }], { firstPage: 9, pages: 1 }), 0).wire).toBe(
      'GET /orders?limit=10&offset=90 HTTP/1.1\n\nHTTP/1.1 200 OK',
    )
  })

  it('a covering index and none are named by the pages they need', () => {
    const lanes = [
      { query: 'keyset', index: 'covering' },
      { query: 'keyset', index: 'none' },
    ]
    expect(moment(tableRun(lanes), 0).says).toBe(
      'At 0 ms, page 6. Keyset, covering index: 10 rows scanned, 3 buffers (1 inner page and 1 leaf of the index, 1 visibility-map page). Keyset, no index: 100 rows scanned, 10 buffers (10 heap pages).',
    )
  })
})

/** Rows 6 to 1, two a page, the keys in thousands; at 500 ms row 100 arrives on top, at 1.5 s row 6 goes. */
const feedRun = (lanes: readonly string[], change: object = {}) =>
  runOf({
    kind: 'feed',
    seed: 1,
    durationMs: 5_000,
    rows: 6,
    limit: 2,
    pageEveryMs: 1_000,
    lanes,
    writes: {
      kind: 'listed',
      writes: [
        { atMs: 500, write: { kind: 'insert', id: 100, key: 99_000 } },
        { atMs: 1_500, write: { kind: 'delete', id: 6 } },
        { atMs: 1_600, write: { kind: 'update-key', id: 1, key: 100_000 } },
      ],
    },
    ...change,
  })

describe('a feed that is written to', () => {
  const run = feedRun(['offset', 'keyset'])
  const at = (atMs: number) => moment(run, atMs)

  it('counts pages, rows, repeats and losses', () => {
    const figuresAt = (atMs: number) =>
      at(atMs).figures.map((cells) => cells.map(({ text, why }) => (why ? `${text}!` : text)))
    expect(figuresAt(999)).toEqual([
      ['1', '2', '0', '0'],
      ['1', '2', '0', '0'],
    ])
    // Offset reads 5 again, then 3 closes up behind it; with 1 on top, 3 is ahead and 1 is lost.
    expect(figuresAt(1_500)).toEqual([
      ['2', '4', '1!', '1!'],
      ['2', '4', '0', '0'],
    ])
    expect(figuresAt(1_600)).toEqual([
      ['2', '4', '1!', '1!'],
      ['2', '4', '0', '1!'],
    ])
  })

  it('says what was written, and what that does to each reader', () => {
    expect(at(500).says).toBe(
      'At 500 ms row 100 is inserted. Offset: nothing is lost. Keyset: nothing is lost.',
    )
    expect(at(1_500).says).toBe(
      'At 1.5 s row 6 is deleted. Offset: 1 row can be read no more. Keyset: nothing is lost.',
    )
    expect(at(1_600).says).toBe(
      'At 1.6 s row 1 is moved by a new key. Offset: 1 row can be read no more. Keyset: 1 row can be read no more.',
    )
    expect(at(1_000).says).toBe(
      'At 1 s, page 2. Offset: 2 rows, of which 1 for the second time, 2 buffers. Keyset: 2 rows, 2 buffers.',
    )
  })

  it('holds key and id of the row that was read last, whatever became of it', () => {
    expect(at(0).wire).toMatch(/^GET \/orders\?limit=2 HTTP\/1\.1\n/)
    expect(held(at(0).wire!)).toEqual([{ kind: 'keyset', key: 5_000, id: 5 }])
    expect(held(at(1_600).wire!)).toEqual([
      { kind: 'keyset', key: 5_000, id: 5 },
      { kind: 'keyset', key: 3_000, id: 3 },
    ])
    expect(held(at(2_000).wire!)).toEqual([{ kind: 'keyset', key: 3_000, id: 3 }])
  })

  it('keeps its cursor on an empty page, and has no next one there', () => {
    const { wire } = at(4_000)
    expect(held(wire!)).toEqual([{ kind: 'keyset', key: 2_000, id: 2 }])
    expect(wire).not.toContain('Link')
  })

  it('holds an offset where it only looks like a cursor', () => {
    expect(held(moment(feedRun(['offset-in-cursor']), 1_000).wire!)).toEqual([
      { kind: 'offset', offset: 2 },
      { kind: 'offset', offset: 4 },
    ])
  })

  it('holds the key alone where there is no tie-break', () => {
    const tied = feedRun(['keyset-without-tiebreak'], { tieGroup: 3 })
    expect(held(moment(tied, 0).wire!)).toEqual([{ kind: 'key', key: 2_000 }])
  })
})
