import type { TablePage } from '@/lib/engines/pagination/event'
import { indexWidths } from '@/lib/engines/pagination/page-cost'
import type { TableRun } from '@/lib/engines/pagination/scenario'
import { count } from '@/lib/format/count'

import type { Bar } from '../drawing'
import type { Sheet } from '../view'
import { amount } from '../words'
import { tableView } from './table-view'
import { laneNames } from './words'

/** One page of the map covers so many heap pages. */
const HEAP_PAGES_A_MAP_PAGE = 32_672

/** Which pages of index and table the newest page of each lane needed. */
export const pagesView = tableView({ id: 'pages-touched', title: 'Pages touched', sheet })

function sheet(run: TableRun, newest: readonly TablePage[]): Sheet {
  const names = laneNames(run)
  const lanes = newest.map((event) => ({
    name: names[event.lane]!,
    bars: barsOf(run, event),
    buffers: event.buffers,
  }))
  const parts = PARTS.filter((part) =>
    lanes.some(({ bars }) => bars.some(({ name }) => name === part)),
  )
  return {
    says: `Filled is what page ${amount((newest[0]?.page ?? 0) + 1)} needed. ${lanes
      .map(({ name, buffers }) => `${name}: ${count(buffers, 'buffer')}.`)
      .join(' ')}`,
    drawing: { kind: 'bars', groups: lanes },
    columns: ['Lane', ...parts, 'buffers in all'],
    rows: lanes.map(({ name, bars, buffers }) => ({
      cells: [name, ...parts.map((part) => partOf(bars, part)), amount(buffers)].map((text) => ({
        text,
      })),
    })),
  }
}

const PARTS = ['root', 'inner', 'leaves', 'heap', 'visibility map'] as const

/** A tall index has more than one level between root and leaves. */
function partOf(bars: readonly Bar[], part: string): string {
  const told = bars.filter(({ name }) => name === part).map(({ says }) => says)
  return told.join(', ') || 'none'
}

function barsOf({ table, lanes }: TableRun, { lane, scan }: TablePage): readonly Bar[] {
  const heap = bar('heap', Math.ceil(table.rows / table.rowsPerHeapPage), {
    from: scan.firstHeapPage,
    used: scan.heapPages,
    isScattered: !table.correlated,
  })
  const { index } = lanes[lane]!
  if (index === 'none') return [{ ...heap, isScattered: false }]
  const map = bar('visibility map', Math.ceil(heap.all / HEAP_PAGES_A_MAP_PAGE), {
    from: 0,
    used: scan.visibilityPages,
  })
  return [...treeOf(table, scan), index === 'covering' ? map : heap]
}

/** The descent takes one page of each level; only leaves are read on from one to the next. */
function treeOf(table: TableRun['table'], scan: TablePage['scan']): readonly Bar[] {
  const widths = indexWidths(table)
  return widths.map((width, level) => {
    const isLeaf = level === widths.length - 1
    if (isLeaf) return bar('leaves', width, { from: scan.firstLeaf, used: scan.leaves })
    const from = Math.floor(scan.firstLeaf / leavesBelow(widths, level, table.fanout))
    return bar(level === 0 ? 'root' : 'inner', width, { from, used: 1 })
  })
}

const leavesBelow = (widths: readonly number[], level: number, fanout: number) =>
  widths.slice(level + 1).reduce((leaves) => leaves * fanout, 1)

interface Span {
  readonly from: number
  readonly used: number
  readonly isScattered?: boolean
}

/** An empty index still has the one page that a reader looks into. */
function bar(name: string, pages: number, { from, used, isScattered = false }: Span): Bar {
  const all = Math.max(1, pages)
  const says = isScattered
    ? `${amount(used)} scattered over ${amount(all)}`
    : `${amount(used)} of ${amount(all)}`
  return { name, all, from, used, isScattered, says }
}
