'use client'

import { ArrowDown, ArrowUp, ArrowUpDown } from 'lucide-react'
import { type ReactNode, useState } from 'react'

interface DataTableProps {
  readonly label: string
  readonly columns: readonly string[]
  readonly rows: readonly DataRow[]
}

interface DataRow {
  readonly id: string
  /** Finished at build; sorting only moves them. */
  readonly cells: readonly ReactNode[]
  readonly texts: readonly string[]
}

interface Order {
  readonly column: number
  readonly direction: 'ascending' | 'descending'
}

const collator = new Intl.Collator('en', { numeric: true })

/** In the order of its author until a column is asked for; a third press brings that back. */
export function DataTable({ label, columns, rows }: DataTableProps) {
  const [order, setOrder] = useState<Order>()
  return (
    <div aria-label={label} className="prose" role="group">
      <div aria-label={`Table: ${label}`} className="table-scroll" role="region" tabIndex={0}>
        <table>
          <thead>
            <tr>
              {columns.map((name, column) => (
                <ColumnHead
                  key={name}
                  direction={order?.column === column ? order.direction : undefined}
                  name={name}
                  onSort={() => setOrder(nextOrder(order, column))}
                />
              ))}
            </tr>
          </thead>
          <tbody>
            {sorted(rows, order).map(({ id, cells: [first, ...rest] }) => (
              <tr key={id} className="scroll-mt-4 target:bg-wash" id={id}>
                <th className="row-head" scope="row">
                  <a className="row-link" href={`#${id}`}>
                    {first}
                  </a>
                </th>
                {rest.map((cell, index) => (
                  <td key={columns[index + 1]}>{cell}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </div>
  )
}

interface ColumnHeadProps {
  readonly name: string
  readonly direction: Order['direction'] | undefined
  readonly onSort: () => void
}

const icons = { ascending: ArrowUp, descending: ArrowDown, none: ArrowUpDown } as const

function ColumnHead({ name, direction, onSort }: ColumnHeadProps) {
  const Icon = icons[direction ?? 'none']
  return (
    <th aria-sort={direction ?? 'none'} scope="col">
      <button
        className="-my-2 inline-flex min-h-11 items-center gap-1.5 text-left font-medium hover:text-ink"
        onClick={onSort}
        type="button"
      >
        {name}
        <Icon
          aria-hidden
          className={`size-3.5 flex-none ${direction ? 'text-ink' : 'text-edge'}`}
          data-print="hide"
        />
      </button>
    </th>
  )
}

function nextOrder(order: Order | undefined, column: number): Order | undefined {
  if (order?.column !== column) return { column, direction: 'ascending' }
  return order.direction === 'ascending' ? { column, direction: 'descending' } : undefined
}

function sorted(rows: readonly DataRow[], order: Order | undefined): readonly DataRow[] {
  if (!order) return rows
  const sign = order.direction === 'ascending' ? 1 : -1
  const key = ({ texts }: DataRow) => texts[order.column] ?? ''
  return rows.toSorted((a, b) => sign * collator.compare(key(a), key(b)))
}
