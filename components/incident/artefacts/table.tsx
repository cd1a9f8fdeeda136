interface TableProps {
  readonly title: string
  readonly columns: readonly string[]
  readonly rows: readonly (readonly string[])[]
}

const cell = 'border-b border-line py-1.5 pr-5 align-top'

/** Rows of a result or a dashboard. */
export function Table({ title, columns, rows }: TableProps) {
  return (
    <div aria-label={title} className="overflow-x-auto" role="region" tabIndex={0}>
      <table className="w-full text-left text-small">
        <thead className="text-muted">
          <tr>
            {columns.map((name, column) => (
              <th key={column} className={`${cell} font-normal whitespace-nowrap`} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="font-mono text-[0.8125rem]">
          {rows.map(([name, ...values], row) => (
            <tr key={row}>
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
