import type { PaginationEvent } from '@/lib/engines/pagination/event'
import type { FeedRow } from '@/lib/engines/pagination/feed-order'
import type { PaginationMetrics } from '@/lib/engines/pagination/metrics'
import type { FeedRun, PaginationScenario } from '@/lib/engines/pagination/scenario'
import { count } from '@/lib/format/count'

import type { Strip } from '../drawing'
import type { Cell } from '../instrument'
import type { LegendItem } from '../reading'
import type { Sheet, SheetRow, View } from '../view'
import { amount } from '../words'
import { feedAt, type FeedNow, type ReaderNow } from './feed-now'
import { laneNames } from './words'

/** The list as it stands, and the pages as each reader saw them. */
export const rowsView: View<PaginationScenario, PaginationEvent, PaginationMetrics> = {
  id: 'rows',
  title: 'Rows',
  about: ({ kind }) => kind === 'feed',
  at: ({ scenario, trace }, atMs) => {
    // `about` lets no table in.
    const run = scenario as FeedRun
    return sheetOf(run, feedAt(run, trace.events, atMs))
  },
}

const LEGEND: readonly LegendItem[] = [
  { shape: 'cross', says: 'read twice' },
  { shape: 'half', says: 'never read' },
]

function sheetOf(run: FeedRun, now: FeedNow): Sheet {
  const names = laneNames(run)
  return {
    says: `The list has ${count(now.rows.size(), 'row')} now. ${now.readers
      .map((reader, lane) => `${names[lane]!} ${goesOn(reader, now)}.`)
      .join(' ')}`,
    drawing: {
      kind: 'strips',
      groups: now.readers.map((reader, lane) => ({ name: names[lane]!, strips: stripsOf(reader) })),
      legend: LEGEND,
    },
    columns: ['List now', 'key', ...names],
    rows: rowsOf(now),
  }
}

function goesOn({ depth }: ReaderNow, { rows }: FeedNow): string {
  const next = rows.at(depth)
  return next ? `goes on at row ${amount(next.id)}` : 'is at the end'
}

const CHIPS_MOST = 20

/** The newest pages, with the rows that this reader had on a page before. */
function stripsOf({ pages }: ReaderNow): readonly Strip[] {
  return pages.map(({ page, feed: { ids, repeated } }) => ({
    name: `page ${amount(page + 1)}`,
    chips: ids
      .slice(0, CHIPS_MOST)
      .map((id) => ({ text: String(id), ...(repeated.includes(id) ? { mark: 'cross' } : {}) })),
    more: Math.max(0, ids.length - CHIPS_MOST),
  }))
}

/** What is shown, and between it how much is not. */
function rowsOf(now: FeedNow): readonly SheetRow[] {
  const places = placesShown(now)
  const shown = places.flatMap((place, n) => [
    ...gapOf((places[n - 1] ?? -1) + 1, place, now),
    rowAt(place, now),
  ])
  return [...shown, ...gapOf((places.at(-1) ?? -1) + 1, now.rows.size(), now)]
}

function gapOf(from: number, to: number, { readers }: FeedNow): readonly SheetRow[] {
  if (from === to) return []
  const nothing = ['', ...readers.map(() => '')]
  return [{ cells: [`… ${count(to - from, 'row')}`, ...nothing].map(asCell) }]
}

const asCell = (text: string): Cell => ({ text })

const BEHIND = 8
const AHEAD = 3
const LOST_MOST = 8

/** The neighbourhood of every cursor, and rows that can be read no more. */
function placesShown({ rows, readers }: FeedNow): readonly number[] {
  const around = readers.flatMap(({ depth }) =>
    Array.from({ length: BEHIND + AHEAD }, (_, n) => depth - BEHIND + n),
  )
  const lost = readers.flatMap((reader) => reader.lost.slice(0, LOST_MOST).map(rows.placeOf))
  return [...new Set([...around, ...lost])]
    .filter((place) => place >= 0 && place < rows.size())
    .toSorted((a, b) => a - b)
}

function rowAt(place: number, { rows, readers }: FeedNow): SheetRow {
  const row = rows.at(place)!
  return {
    cells: [
      asCell(`row ${amount(row.id)}`),
      asCell(amount(row.key)),
      ...readers.map((reader) => cellOf(row, place, reader)),
    ],
  }
}

function cellOf(row: FeedRow, place: number, reader: ReaderNow): Cell {
  const { text, ...mark } = fateOf(row, place, reader)
  const next = place === reader.depth ? 'next page from here' : ''
  return { ...mark, text: [text, next].filter(Boolean).join(', ') }
}

function fateOf({ id }: FeedRow, place: number, reader: ReaderNow): Cell {
  const pages = reader.pagesOf(id).map((page) => amount(page + 1))
  if (pages.length > 1)
    return { mark: 'cross', text: `${times(pages)} on pages ${pages.join(', ')}` }
  if (pages.length === 1) return { text: `page ${pages[0]!}` }
  if (reader.lost.some((lost) => lost.id === id)) return { mark: 'half', text: 'never read' }
  return { text: place < reader.depth ? 'came later' : '' }
}

const times = ({ length }: readonly string[]) => (length === 2 ? 'twice' : `${length} times`)
