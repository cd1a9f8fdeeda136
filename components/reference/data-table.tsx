'use client'

import { ArrowDown, ArrowUp, ArrowUpDown } from 'lucide-react'
import { type ReactNode, useState } from 'react'

import type { Column } from '@/lib/content/table'

interface DataTableProps {
  readonly label: string
  readonly columns: readonly Column[]
  readonly rows: readonly DataRow[]
}

interface DataRow {
  readonly id: string
  /** Finished at build; sorting only moves them. */
  readonly cells: readonly ReactNode[]
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
    <div className="prose">
      <div aria-label={`Table: ${label}`} className="table-scroll" role="region" tabIndex={0}>
        <table>
          <thead>
            <tr>
              {columns.map(({ name, keys }, column) =>
                keys ? (
                  <ColumnHead
                    key={column}
                    direction={order?.column === column ? order.direction : undefined}
                    name={name}
                    onSort={() => setOrder(nextOrder(order, column))}
                  />
                ) : (
                  <th key={column} scope="col">
                    {name}
                  </th>
                ),
              )}
            </tr>
          </thead>
          <tbody>
            {sorted(rows, order && columns[order.column]?.keys, order?.direction).map(
              ({ id, cells: [first, ...rest] }) => (
                <tr key={id} className="scroll-mt-4 target:bg-wash" id={id}>
                  <th className="row-head" scope="row">
                    <a className="row-link" href={`#${id}`}>
                      {first}
                    </a>
                  </th>
                  {rest.map((cell, index) => (
                    <td key={index}>{cell}</td>
                  ))}
                </tr>
              ),
            )}
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

function sorted(
  rows: readonly DataRow[],
  keys: Column['keys'],
  direction: Order['direction'] = 'ascending',
): readonly DataRow[] {
  if (!keys) return rows
  const sign = direction === 'ascending' ? 1 : -1
  return rows
    .map((row, index) => ({ row, key: keys[index] ?? '' }))
    .toSorted((a, b) => sign * compare(a.key, b.key))
    .map(({ row }) => row)
}

function compare(a: number | string, b: number | string): number {
  return typeof a === 'number' && typeof b === 'number'
    ? a - b
    : collator.compare(String(a), String(b))
}
