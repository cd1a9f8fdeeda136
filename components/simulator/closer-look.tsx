import { Button } from '@/components/ui/button'
import { Mark } from '@/components/ui/mark'
import type { MomentReply, RunView } from '@/lib/simulator/host'
import type { Cell } from '@/lib/simulator/instrument'
import type { Sheet } from '@/lib/simulator/view'

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
  /** Undefined where nothing can be done: a fork is only looked at. */
  readonly onAct?: (deed: string) => void
}

function SheetTable({ name, sheet, onAct }: SheetTableProps) {
  const { says, drawing, columns, rows } = sheet
  return (
    <>
      <p className="mt-3 text-[0.9375rem] leading-normal">{says}</p>
      {drawing && <SheetDrawing drawing={drawing} />}
      {rows.length > 0 && (
        <div
          aria-label={name}
          className="@container relative mt-3 overflow-x-auto"
          role="region"
          tabIndex={0}
        >
          <table
            className={`w-full text-[0.9375rem] tabular-nums ${columns.length < 3 ? 'max-w-md' : ''}`}
          >
            <thead>
              <tr className="text-small text-muted">
                {columns.map((column, n) => (
                  <th key={column} className={`pb-1.5 font-normal ${placeOf(n)}`} scope="col">
                    {column}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map(({ cells, deed }, n) => (
                <tr key={n} className="border-t border-line">
                  {cells.map((cell, column) => (
                    <SheetCell key={column} cell={cell} column={column} />
                  ))}
                  {deed && onAct && (
                    <td className="py-0.5 pl-4 text-right">
                      <Button onClick={() => onAct(deed.id)}>{deed.label}</Button>
                    </td>
                  )}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </>
  )
}

/** What names a row stays in sight where one has to scroll, if it leaves room for the rest. */
const placeOf = (column: number) =>
  column === 0
    ? 'min-w-24 bg-paper text-left @min-[19rem]:sticky @min-[19rem]:left-0'
    : 'pl-4 text-right'

function SheetCell({ cell, column }: { readonly cell: Cell; readonly column: number }) {
  const { text, why, mark } = cell
  if (column === 0) {
    return (
      <th className={`py-1.5 font-normal ${placeOf(column)}`} scope="row">
        {text}
      </th>
    )
  }
  return (
    <td
      className={`py-1.5 whitespace-nowrap ${placeOf(column)} ${why ? 'font-semibold text-stop' : ''}`}
      title={why}
    >
      {mark && <Mark shape={mark} />} {text}
      {why && <span className="sr-only">, {why}</span>}
    </td>
  )
}
