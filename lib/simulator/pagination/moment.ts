import type { PaginationEvent } from '@/lib/engines/pagination/event'
import { metricsAt } from '@/lib/engines/trace'
import { count } from '@/lib/format/count'

import { cell } from '../cell'
import type { Cell, Moment } from '../instrument'
import { amount, moment as at } from '../words'
import { newestOf, type PaginationRun } from './newest'
import { wireOf } from './wire'
import { laneNames } from './words'

export function moment(run: PaginationRun, atMs: number): Moment {
  const { scenario, trace } = run
  const { lanes } = metricsAt(trace, atMs)
  const newest = newestOf(run, atMs)
  return {
    figures: lanes.map((lane): readonly Cell[] =>
      scenario.kind === 'table'
        ? [
            { text: amount(lane.pages) },
            { text: amount(lane.rowsScanned) },
            { text: amount(lane.buffers) },
            { text: amount(lane.mostBuffers) },
          ]
        : [
            { text: amount(lane.pages) },
            { text: amount(lane.rowsReturned) },
            harm(lane.repeated, 'a reader sees them twice'),
            harm(lane.lost, 'a reader never sees them'),
          ],
    ),
    says: newest.length === 0 ? 'No page was read yet.' : saysOf(run, newest),
    wire: wireOf(run, atMs),
  }
}

const harm = (rows: number, why: string) => cell(amount(rows), rows > 0 && why)

function saysOf(run: PaginationRun, newest: readonly PaginationEvent[]): string {
  const names = laneNames(run.scenario)
  const [first] = newest
  const told = newest.map((event) => `${names[event.lane]!}: ${happened(event)}.`)
  return first!.kind === 'write'
    ? `At ${at(first!.atMs)} ${written(first!)}. ${told.join(' ')}`
    : `At ${at(first!.atMs)}, page ${amount(first!.page + 1)}. ${told.join(' ')}`
}

function written({ write }: Extract<PaginationEvent, { readonly kind: 'write' }>): string {
  switch (write.kind) {
    case 'insert':
      return `row ${write.id} is inserted`
    case 'delete':
      return `row ${write.id} is deleted`
    case 'update-key':
      return `row ${write.id} is moved by a new key`
  }
}

function happened(event: PaginationEvent): string {
  if (event.kind === 'write') {
    const { lost } = event.standing
    return lost > 0 ? `${count(lost, 'row')} can be read no more` : 'nothing is lost'
  }
  if (!event.feed) return scanned(event)
  const { repeated } = event.feed
  const again =
    repeated.length > 0 ? `, of which ${amount(repeated.length)} for the second time` : ''
  return `${count(event.returned, 'row')}${again}, ${count(event.buffers, 'buffer')}`
}

function scanned({ scan, buffers }: Extract<PaginationEvent, { readonly kind: 'page' }>): string {
  const { rowsScanned, levels, leaves, heapPages, visibilityPages } = scan
  const parts = [
    levels + leaves > 0
      ? `${count(levels, 'inner page')} and ${count(leaves, 'leaf', 'leaves')} of the index`
      : '',
    heapPages > 0 ? count(heapPages, 'heap page') : '',
    visibilityPages > 0 ? count(visibilityPages, 'visibility-map page') : '',
  ].filter(Boolean)
  return `${count(rowsScanned, 'row')} scanned, ${count(buffers, 'buffer')} (${parts.join(', ')})`
}
