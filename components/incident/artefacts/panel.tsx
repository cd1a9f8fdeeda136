'use client'

import { useState } from 'react'

import { strokeOf } from '@/components/charts/strokes'
import { later, useLater } from '@/components/shell/later'
import { TableToggle } from '@/components/ui/table-toggle'
import type { Lines } from '@/lib/incident/artefact'
import { placeOn } from '@/lib/incident/ticks'

import { PrintedTable } from './printed-table'

interface PanelProps {
  readonly title: string
  readonly panel: Omit<Lines, 'kind'>
}

const chart = later(async () => (await import('@/components/charts/panel-lines')).PanelLines)

/** As high as it is drawn, so that nothing moves when it comes. */
const HEIGHT = 240

/** Lines of a dashboard, as a chart or as the numbers in it. */
export function Panel({ title, panel }: PanelProps) {
  const [asTable, setAsTable] = useState(false)
  const { Part, failed } = useLater(chart)
  return (
    <div>
      <ul className="flex flex-wrap gap-x-5 gap-y-1 text-small text-muted">
        {panel.lines.map(({ name }, line) => (
          <li key={name} className="flex items-center gap-2">
            <svg aria-hidden className="flex-none" height="4" width="28">
              <line {...strokeOf(line)} x1="0" x2="28" y1="2" y2="2" />
            </svg>
            {name}
          </li>
        ))}
        {panel.unit && <li>in {panel.unit}</li>}
      </ul>
      {asTable || failed ? (
        <div className="max-h-96 overflow-y-auto">
          <PrintedTable label={title} {...tableOf(panel)} />
        </div>
      ) : (
        <div style={{ height: HEIGHT }}>{Part && <Part label={title} panel={panel} />}</div>
      )}
      <TableToggle isTable={asTable} onChange={setAsTable} />
    </div>
  )
}

/** One row for each place at which a line has a value; two where it jumps. */
function tableOf({ axis, lines }: PanelProps['panel']) {
  const rows = lines.flatMap(({ name, points }) =>
    points.map(({ at, value }) => ({ name, at, value })),
  )
  const places = [...new Set(rows.map(({ at }) => at))].toSorted((a, b) => a - b)
  return {
    columns: [axis.name, ...lines.map(({ name }) => name)],
    rows: places.map((at) => [
      placeOn(axis, at),
      ...lines.map(({ name }) =>
        rows
          .filter((row) => row.at === at && row.name === name)
          .map(({ value }) => value)
          .join(' → '),
      ),
    ]),
  }
}
