'use client'

import { useEffect, useState } from 'react'

import { Button } from '@/components/ui/button'
import { cellClass, TableFrame } from '@/components/ui/data-table'
import type { RunView } from '@/lib/simulator/host'
import type { Remote } from '@/lib/simulator/remote'

interface EventTableProps {
  readonly engine: Remote
  readonly run: RunView
  /** Events that happened up to the playhead. */
  readonly seen: number
}

const ROWS = 20

/** The log around the playhead, page by page: every figure is a fold of these rows. */
export function EventTable({ engine, run, seen }: EventTableProps) {
  const { events } = run.reading
  const [page, setPage] = useState<number>()
  const wanted = page ?? startOfPage(seen)
  // Another run may be shorter.
  const from = Math.max(0, Math.min(wanted, startOfPage(events)))
  const [rows, setRows] = useState<readonly (readonly string[])[]>([])
  useEffect(() => {
    let gone = false
    engine.rows({ from, count: ROWS }).then(
      (found) => gone || setRows(found),
      () => gone || setRows([]),
    )
    return () => void (gone = true)
  }, [engine, from, run])
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
      <Rows columns={run.columns} from={from} rows={rows} seen={seen} />
    </>
  )
}

/** Where the page begins that holds the event of this number, counted from 1. */
const startOfPage = (event: number) => Math.floor(Math.max(0, event - 1) / ROWS) * ROWS

interface RowsProps extends Pick<EventTableProps, 'seen'> {
  readonly columns: readonly string[]
  readonly from: number
  readonly rows: readonly (readonly string[])[]
}

function Rows({ columns, rows, from, seen }: RowsProps) {
  return (
    <TableFrame columns={columns} isMono label="Event log">
      {rows.map((row, n) => (
        <tr
          key={from + n}
          aria-current={from + n === seen - 1 ? 'step' : undefined}
          className="aria-[current]:bg-wash aria-[current]:font-semibold"
        >
          {row.map((cell, column) => (
            <td key={column} className={`${cellClass} whitespace-nowrap`}>
              {cell}
            </td>
          ))}
        </tr>
      ))}
    </TableFrame>
  )
}
