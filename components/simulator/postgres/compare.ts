import { keysetCost, offsetCost, orExpandedCost } from '@/lib/engines/pagination/page-cost'

import { LIMIT, QUERIES, type Query } from './lab-table'
import type { Measurement } from './plan'
import type { Postgres } from './postgres'

export const SIZES = [10_000, 100_000, 1_000_000] as const
/** What the first run fetches, compressed; a test holds it against the files. */
export const DOWNLOAD_MB = 5.7

export const COST = {
  offset: offsetCost,
  keyset: keysetCost,
  'or-expanded': orExpandedCost,
} as const
export const LAYOUT = { rowsPerHeapPage: 35, entriesPerLeaf: 261, fanout: 200, correlated: true }

export interface Compared {
  readonly query: Query
  readonly depth: number
  readonly model: { readonly rowsScanned: number; readonly buffers: number }
  readonly measured: Measurement
}

/** Each query at the start, in the middle and at the end of the table. */
export async function compare(postgres: Postgres, rows: number): Promise<readonly Compared[]> {
  const table = { ...LAYOUT, rows }
  const compared: Compared[] = []
  for (const query of QUERIES) {
    for (const depth of [0, rows / 2, rows * 0.9]) {
      const model = COST[query](table, depth, LIMIT)
      compared.push({ query, depth, model, measured: await postgres.measure(query, depth) })
    }
  }
  return compared
}

/** How well the model foretold what was measured, in a clause. */
export function agreementOf(compared: readonly Compared[]): string {
  const off = compared.filter(({ model, measured }) => model.rowsScanned !== measured.rowsScanned)
  const scanned =
    off.length === 0
      ? 'Rows scanned agree exactly'
      : `Rows scanned differ in ${off.length} of ${compared.length} measurements`
  const worst = Math.max(...compared.map(deviation))
  return `${scanned}; pages touched differ by ${Math.round(worst * 100)} % at most`
}

const deviation = ({ model, measured }: Compared) =>
  Math.abs(measured.buffers - model.buffers) / Math.max(1, model.buffers)
