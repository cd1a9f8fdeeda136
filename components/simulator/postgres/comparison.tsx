'use client'

import { later, useLater } from '@/components/shell/later'
import { DataTable } from '@/components/ui/data-table'
import { count } from '@/lib/format/count'

import { agreementOf, type Compared } from './compare'
import { QUERIES } from './lab-table'

// Recharts comes after the words.
const chart = later(async () => (await import('@/components/charts/curve-chart')).CurveChart)

interface ComparisonProps {
  readonly compared: readonly Compared[]
  readonly rows: number
}

const digits = new Intl.NumberFormat('en')

/** Model and measurement in one table and one chart: pages touched, over how deep the page lies. */
export function Comparison({ compared, rows }: ComparisonProps) {
  const { Part: CurveChart } = useLater(chart)
  return (
    <figure className="mt-2">
      <figcaption className="font-medium">
        {agreementOf(compared)}, in {count(rows, 'row')}.
      </figcaption>
      <div className="mt-3 min-h-72">
        {CurveChart && (
          <CurveChart
            axes={{ x: 'Rows before the page', y: 'Pages touched' }}
            label="Pages touched over the depth of the page, for each query"
            lines={linesOf(compared)}
          />
        )}
      </div>
      <div className="mt-3">
        <DataTable
          columns={HEADINGS}
          label="Model and measurement"
          rows={compared.map((row) => cellsOf(row))}
        />
      </div>
    </figure>
  )
}

const HEADINGS = [
  'query',
  'depth, rows',
  'rows scanned: model',
  'PostgreSQL',
  'pages: model',
  'PostgreSQL',
  'time',
  'plan',
]

const cellsOf = ({ query, depth, model, measured }: Compared) => [
  query,
  digits.format(depth),
  digits.format(model.rowsScanned),
  digits.format(measured.rowsScanned),
  digits.format(model.buffers),
  digits.format(measured.buffers),
  `${measured.ms.toFixed(2)} ms`,
  measured.nodes,
]

const linesOf = (compared: readonly Compared[]) =>
  QUERIES.map((query) => {
    const mine = compared.filter((row) => row.query === query)
    return {
      name: query,
      points: mine.map(({ depth, model }) => [depth, model.buffers] as const),
      dots: mine.map(({ depth, measured }) => [depth, measured.buffers] as const),
    }
  })
