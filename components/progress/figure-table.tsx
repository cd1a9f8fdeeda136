import type { Table } from '@/lib/review/figures/figure'

interface FigureTableProps {
  readonly label: string
  readonly table: Table
}

const cell = 'border-b border-line py-2 pr-5 align-top'

/** All that a chart shows, to the digit. */
export function FigureTable({ label, table: { columns, rows } }: FigureTableProps) {
  return (
    <div aria-label={`Table: ${label}`} className="overflow-x-auto" role="region" tabIndex={0}>
      <table className="w-full text-left text-small">
        <thead className="text-muted">
          <tr>
            {columns.map((name) => (
              <th key={name} className={`${cell} font-normal`} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(([name, ...values]) => (
            <tr key={name}>
              <th className={`${cell} font-normal`} scope="row">
                {name}
              </th>
              {values.map((value, column) => (
                <td key={column} className={`${cell} whitespace-nowrap`}>
                  {value}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
