import { DataTable } from '@/components/ui/data-table'

interface PrintedTableProps {
  readonly label: string
  readonly columns: readonly string[]
  readonly rows: readonly (readonly string[])[]
}

/** Rows of a result or a dashboard, as they are printed. */
export function PrintedTable({ columns, ...table }: PrintedTableProps) {
  return (
    <DataTable
      bodyClass="font-mono text-[0.8125rem]"
      columns={columns.map((name, column) => (
        <span key={column} className="whitespace-nowrap">
          {name}
        </span>
      ))}
      {...table}
    />
  )
}
