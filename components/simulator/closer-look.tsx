import { Button } from '@/components/ui/button'
import type { MomentReply, RunView } from '@/lib/simulator/host'
import type { Sheet } from '@/lib/simulator/view'

import { CellTable } from './cell-table'
import { SheetDrawing } from './drawings/drawing'

interface CloserLookProps {
  readonly views: RunView['views']
  readonly shown: string | null
  readonly at: MomentReply
  readonly onShow: (view: string) => void
  readonly onAct: (deed: string) => void
}

/** What the lanes have no room for, one table at a time, at the playhead. */
export function CloserLook({ views, shown, at, onShow, onAct }: CloserLookProps) {
  const open = views.find(({ id }) => id === shown)
  if (!open || !at.sheet) return null
  return (
    <section aria-label="A closer look" className="mt-8">
      {views.length === 1 ? (
        <p className="text-small text-muted">{open.title}</p>
      ) : (
        <div aria-label="Look closer at" className="flex flex-wrap gap-2" role="group">
          {views.map(({ id, title }) => (
            <Button
              key={id}
              aria-pressed={id === shown}
              className="aria-pressed:border-ink aria-pressed:inset-ring aria-pressed:inset-ring-ink"
              onClick={() => onShow(id)}
            >
              {title}
            </Button>
          ))}
        </div>
      )}
      <SheetTable name={open.title} onAct={onAct} sheet={at.sheet} />
      {at.forkedSheet && (
        <div className="mt-5 border-l-2 border-signal pl-4">
          <p className="text-small text-signal">In the fork</p>
          <SheetTable name={`${open.title}, in the fork`} sheet={at.forkedSheet} />
        </div>
      )}
    </section>
  )
}

interface SheetTableProps {
  readonly name: string
  readonly sheet: Sheet
  readonly onAct?: (deed: string) => void
}

function SheetTable({ name, sheet, onAct }: SheetTableProps) {
  const { says, drawing, columns, rows } = sheet
  return (
    <>
      <p className="mt-3 text-[0.9375rem] leading-normal">{says}</p>
      {drawing && <SheetDrawing drawing={drawing} />}
      {rows.length > 0 && (
        <div className="mt-3">
          <CellTable columns={columns} name={name} onAct={onAct} rows={rows} />
        </div>
      )}
    </>
  )
}
