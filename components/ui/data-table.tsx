import type { ReactNode } from 'react'

export const cellClass = 'border-b border-line py-2 pr-5 align-top'

interface TableFrameProps {
  readonly label: string
  readonly columns: readonly ReactNode[]
  /** Rows. */
  readonly children: ReactNode
  readonly bodyClass?: string
  /** Output of a machine. */
  readonly isMono?: boolean
}

/** A table that is too wide scrolls by itself, also by keys. */
export function TableFrame({ label, columns, children, bodyClass, isMono }: TableFrameProps) {
  const font = isMono ? 'font-mono text-[0.8125rem]' : 'text-small'
  return (
    <div aria-label={label} className="overflow-x-auto" role="region" tabIndex={0}>
      <table className={`w-full text-left tabular-nums ${font}`}>
        <thead className="text-muted">
          <tr>
            {columns.map((name, column) => (
              <th key={column} className={`${cellClass} font-normal`} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className={bodyClass}>{children}</tbody>
      </table>
    </div>
  )
}

interface DataTableProps extends Omit<TableFrameProps, 'children'> {
  /** The first of each is what the row is about. */
  readonly rows: readonly (readonly ReactNode[])[]
}

export function DataTable({ rows, ...frame }: DataTableProps) {
  return (
    <TableFrame {...frame}>
      {rows.map(([name, ...values], row) => (
        <tr key={row}>
          <th className={`${cellClass} font-normal`} scope="row">
            {name}
          </th>
          {values.map((value, column) => (
            <td key={column} className={`${cellClass} whitespace-nowrap`}>
              {value}
            </td>
          ))}
        </tr>
      ))}
    </TableFrame>
  )
}
