import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { createFeedReader } from '@/lib/engines/pagination/feed-reader'
import { write } from '@/lib/engines/pagination/feed'
import { firstRows } from '@/lib/engines/pagination/feed-run'
import type { FeedRun } from '@/lib/engines/pagination/scenario'
import { record } from '@/lib/engines/trace'

import type { Sheet } from '../view'
import { feedAt } from './feed-now'
import { pagination } from './pagination'
import { rowsView } from './rows-view'

const runOf = (change: object) => {
  const scenario = pagination.engine.scenario.parse({
    kind: 'feed',
    seed: 1,
    durationMs: 4_000,
    rows: 8,
    limit: 2,
    pageEveryMs: 1_000,
    lanes: ['offset', 'keyset'],
    writes: { kind: 'listed', writes: [] },
    ...change,
  })
  return { scenario: scenario as FeedRun, trace: record(pagination.engine, scenario) }
}

/** Each row of the table as `8 | page 1 | page 1`, with a mark before what is marked. */
const linesOf = ({ rows }: Sheet) =>
  rows.map(({ cells: [row, , ...lanes] }) =>
    [row, ...lanes].map((cell) => `${cell!.mark ?? ''} ${cell!.text}`.trim()).join(' | '),
  )

const pagesOf = ({ drawing }: Sheet, lane: number) =>
  (drawing?.kind === 'strips' ? drawing.groups[lane]!.strips : []).map(
    ({ name, chips }) =>
      `${name}: ${chips.map(({ text, mark }) => `${mark ?? ''} ${text}`.trim()).join(', ')}`,
  )

/** Rows 8 to 1, two a page. Row 100 comes on top; then 100 and 8 go. */
const busy = runOf({
  writes: {
    kind: 'listed',
    writes: [
      { atMs: 500, write: { kind: 'insert', id: 100, key: 99_000 } },
      { atMs: 1_500, write: { kind: 'delete', id: 100 } },
      { atMs: 1_600, write: { kind: 'delete', id: 8 } },
    ],
  },
})

describe('a feed with an insert and two deletes', () => {
  it('is at the head of the list after the first page', () => {
    const sheet = rowsView.at(busy, 0)
    expect(sheet.says).toBe(
      'The list has 8 rows now. Offset goes on at row 6. Keyset goes on at row 6.',
    )
    expect(linesOf(sheet)).toEqual([
      'row 8 | page 1 | page 1',
      'row 7 | page 1 | page 1',
      'row 6 | next page from here | next page from here',
      'row 5 |  | ',
      'row 4 |  | ',
      '… 3 rows |  | ',
    ])
  })

  it('shows the row that offset reads again, before it does', () => {
    expect(linesOf(rowsView.at(busy, 500)).slice(0, 4)).toEqual([
      'row 100 | came later | came later',
      'row 8 | page 1 | page 1',
      'row 7 | page 1, next page from here | page 1',
      'row 6 |  | next page from here',
    ])
  })

  it('marks it on the list and on the page once it was read twice', () => {
    const sheet = rowsView.at(busy, 1_000)
    expect(linesOf(sheet)[2]).toBe('row 7 | cross twice on pages 1, 2 | page 1')
    expect(pagesOf(sheet, 0)).toEqual(['page 1: 8, 7', 'page 2: cross 7, 6'])
    expect(pagesOf(sheet, 1)).toEqual(['page 1: 8, 7', 'page 2: 6, 5'])
  })

  it('marks the row that moved behind offset unread', () => {
    expect(linesOf(rowsView.at(busy, 1_600))).toEqual([
      'row 7 | cross twice on pages 1, 2 | page 1',
      'row 6 | page 2 | page 2',
      'row 5 | half never read | page 2',
      'row 4 | half never read | next page from here',
      'row 3 | next page from here | ',
      'row 2 |  | ',
      'row 1 |  | ',
    ])
  })

  it('ends after the last row', () => {
    const sheet = rowsView.at(busy, 4_000)
    expect(sheet.says).toBe('The list has 7 rows now. Offset is at the end. Keyset is at the end.')
    expect(pagesOf(sheet, 0)).toEqual(['page 2: cross 7, 6', 'page 3: 3, 2', 'page 4: 1'])
  })
})

it('names the ties that a cursor without a tie-break leaves out', () => {
  const { scenario, trace } = runOf({ tieGroup: 4, limit: 3, lanes: ['keyset-without-tiebreak'] })
  expect(linesOf(rowsView.at({ scenario, trace }, 0)).slice(0, 5)).toEqual([
    'row 8 | page 1',
    'row 7 | page 1',
    'row 6 | page 1',
    'row 5 | half never read',
    'row 4 | next page from here',
  ])
})

it('of a long list shows what is around the cursors, and how much is left out', () => {
  const lines = linesOf(rowsView.at(runOf({ rows: 1_000, limit: 100 }), 2_000))
  expect(lines[0]).toBe('… 292 rows |  | ')
  expect(lines[9]).toBe('row 700 | next page from here | next page from here')
  expect(lines.at(-1)).toBe('… 697 rows |  | ')
  expect(lines).toHaveLength(13)
})

const feeds = fc.record({
  seed: fc.nat(1_000),
  rows: fc.nat(40),
  tieGroup: fc.integer({ min: 1, max: 4 }),
  limit: fc.integer({ min: 1, max: 7 }),
  lanes: fc.constant(['offset', 'keyset', 'keyset-without-tiebreak']),
  writes: fc.record({
    kind: fc.constant('random' as const),
    arrivals: fc.constant({ kind: 'poisson', perSecond: 4 }),
    insert: fc.nat(3),
    delete: fc.nat(3),
    updateKey: fc.integer({ min: 1, max: 2 }),
    place: fc.constantFrom('head' as const, 'anywhere' as const),
  }),
})

it('the list and what is known of its rows are those of a reader who does the same', () => {
  fc.assert(
    fc.property(feeds, fc.nat(4_000), (change, atMs) => {
      const { scenario, trace } = runOf(change)
      const events = trace.events.filter((event) => event.atMs <= atMs)
      const now = feedAt(scenario, trace.events, atMs)
      scenario.lanes.forEach((paging, lane) => {
        const reader = createFeedReader(paging, scenario.limit, firstRows(scenario))
        for (const event of events.filter((each) => each.lane === lane)) {
          if (event.kind === 'page') reader.readPage()
          else write(reader, event.write, { isRead: false, isOriginal: false })
        }
        const rows = reader.rows.slice(0, reader.rows.size())
        const mine = now.readers[lane]!
        expect(now.rows.slice(0, now.rows.size())).toEqual(rows.map(({ id, key }) => ({ id, key })))
        expect(rows.map(({ id }) => mine.pagesOf(id).length > 0)).toEqual(
          rows.map((row) => row.isRead),
        )
        expect(reader.readPage().depth).toBe(mine.depth)
      })
    }),
    { numRuns: 500 },
  )
})
