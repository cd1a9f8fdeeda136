'use client'

import { useEffect, useState } from 'react'

import { Button } from '@/components/ui/button'
import type { Remote } from '@/lib/simulator/remote'

interface EventTableProps {
  readonly engine: Remote
  readonly columns: readonly string[]
  readonly events: number
  /** Events that happened up to the playhead. */
  readonly seen: number
}

const ROWS = 20

/** The log around the playhead, page by page: every figure is a fold of these rows. */
export function EventTable({ engine, columns, events, seen }: EventTableProps) {
  const [page, setPage] = useState<number>()
  const from = Math.max(0, page ?? Math.floor(Math.max(0, seen - 1) / ROWS) * ROWS)
  const [rows, setRows] = useState<readonly (readonly string[])[]>([])
  useEffect(() => {
    let gone = false
    engine.rows({ from, count: ROWS }).then(
      (found) => gone || setRows(found),
      () => gone || setRows([]),
    )
    return () => void (gone = true)
  }, [engine, from, events])
  return (
    <>
      <div className="mb-3 flex flex-wrap items-center gap-2 text-small">
        <Button disabled={from <= 0} onClick={() => setPage(from - ROWS)}>
          Earlier
        </Button>
        <Button disabled={from + ROWS >= events} onClick={() => setPage(from + ROWS)}>
          Later
        </Button>
        <Button disabled={page === undefined} onClick={() => setPage(undefined)}>
          Follow the playhead
        </Button>
        <p className="text-muted tabular-nums">
          Events {events === 0 ? 0 : from + 1} to {Math.min(from + ROWS, events)} of {events}
        </p>
      </div>
      <Rows columns={columns} from={from} rows={rows} seen={seen} />
    </>
  )
}

interface RowsProps extends Pick<EventTableProps, 'columns' | 'seen'> {
  readonly from: number
  readonly rows: readonly (readonly string[])[]
}

function Rows({ columns, rows, from, seen }: RowsProps) {
  return (
    <div aria-label="Event log" className="overflow-x-auto" role="region" tabIndex={0}>
      <table className="w-full font-mono text-[0.8125rem] tabular-nums">
        <thead>
          <tr className="text-muted">
            {columns.map((column) => (
              <th
                key={column}
                className="pr-5 pb-1 text-left font-normal whitespace-nowrap"
                scope="col"
              >
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, n) => (
            <tr
              key={from + n}
              aria-current={from + n === seen - 1 ? 'step' : undefined}
              className="border-t border-line aria-[current]:bg-wash aria-[current]:font-semibold"
            >
              {row.map((cell, column) => (
                <td key={column} className="py-1 pr-5 whitespace-nowrap">
                  {cell}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
