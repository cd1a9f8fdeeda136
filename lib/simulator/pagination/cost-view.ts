import type { TablePage } from '@/lib/engines/pagination/event'
import { buffersOf } from '@/lib/engines/pagination/page-cost'
import type { TableRun } from '@/lib/engines/pagination/scenario'
import { scannerOf } from '@/lib/engines/pagination/table-run'

import type { Sheet } from '../view'
import { amount } from '../words'
import { tableView } from './table-view'
import { laneNames } from './words'

/** What a page costs every lane at any depth of this table, and where the playhead stands. */
export const costView = tableView({ id: 'cost-over-depth', title: 'Cost over depth', sheet })

const STEPS = 40
/** Every depth is drawn; the table names each fourth. */
const STEPS_A_ROW = 4

function sheet(run: TableRun, newest: readonly TablePage[]): Sheet {
  const here = newest[0]?.depth ?? 0
  const steps = depthsOf(run)
  const names = laneNames(run)
  const costs = run.lanes.map((lane) => {
    const scanAt = scannerOf(run, lane)
    return (depth: number) => buffersOf(scanAt(depth))
  })
  const [first, last] = [steps[0]!, steps.at(-1)!]
  const told = steps.filter((_, n) => n % STEPS_A_ROW === 0)
  return {
    says: `Buffers a page, from the first page of the list to its last. ${costs
      .map((cost, n) => `${names[n]!}: ${amount(cost(first))} to ${amount(cost(last))}.`)
      .join(' ')}`,
    drawing: {
      kind: 'curve',
      label: 'Buffers a page over the depth of the page, for each lane',
      axes: { x: 'Rows before the page', y: 'Buffers' },
      lines: costs.map((cost, n) => ({
        name: names[n]!,
        points: ascending([...steps, here]).map((depth) => [depth, cost(depth)]),
      })),
      markX: here,
    },
    columns: ['rows before the page', ...names],
    rows: ascending([...told, here]).map((depth) => ({
      cells: [
        { text: `${amount(depth)}${depth === here ? ', the playhead' : ''}` },
        ...costs.map((cost) => ({ text: amount(cost(depth)) })),
      ],
    })),
  }
}

/** Evenly from the first page of the list to the last one with a row on it. */
function depthsOf({ table, limit }: TableRun): readonly number[] {
  const lastPage = Math.max(0, Math.ceil(table.rows / limit) - 1)
  const pages = Array.from({ length: STEPS + 1 }, (_, n) => Math.round((n / STEPS) * lastPage))
  return ascending(pages.map((page) => page * limit))
}

const ascending = (depths: readonly number[]) => [...new Set(depths)].toSorted((a, b) => a - b)
