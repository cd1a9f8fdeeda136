import { Button } from '@/components/ui/button'
import { Mark } from '@/components/ui/mark'
import type { Cell } from '@/lib/simulator/instrument'
import type { SheetRow } from '@/lib/simulator/view'

export interface CellRow extends SheetRow {
  /** What the cells after the first hold in the fork. */
  readonly forked?: readonly Cell[]
}

interface CellTableProps {
  readonly name: string
  readonly columns: readonly string[]
  readonly rows: readonly CellRow[]
  /** Undefined where nothing can be done: a fork is only looked at. */
  readonly onAct?: ((deed: string) => void) | undefined
}

/** Figures at the playhead. It scrolls by itself where a phone is too narrow, also by keys. */
export function CellTable({ name, columns, rows, onAct }: CellTableProps) {
  const width = columns.length < 3 ? 'max-w-md' : ''
  return (
    <div
      aria-label={name}
      className="@container relative overflow-x-auto"
      role="region"
      tabIndex={0}
    >
      <table className={`w-full text-[0.9375rem] tabular-nums ${width}`}>
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
          {rows.map(({ cells: [head, ...cells], forked, deed }, n) => (
            <tr key={n} className="border-t border-line">
              <th className={`py-1.5 font-normal ${placeOf(0)}`} scope="row">
                {head?.text}
              </th>
              {cells.map((cell, column) => (
                <ValueCell key={column} cell={cell} forked={forked?.[column]} />
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
  )
}

/** What names a row stays in sight where one has to scroll, if it leaves room for the rest. */
const placeOf = (column: number) =>
  column === 0
    ? 'min-w-24 bg-paper text-left @min-[19rem]:sticky @min-[19rem]:left-0'
    : 'pl-4 text-right'

interface ValueCellProps {
  readonly cell: Cell
  readonly forked: Cell | undefined
}

function ValueCell({ cell: { text, why, mark }, forked }: ValueCellProps) {
  return (
    <td
      className={`py-1.5 pl-4 text-right whitespace-nowrap ${why ? 'font-semibold text-stop' : ''}`}
      title={why}
    >
      {mark && <Mark shape={mark} />} {text}
      {why && <span className="sr-only">, {why}</span>}
      {forked && (
        <span className="block text-small font-normal text-signal">
          <span className="sr-only">in the fork </span>
          {forked.text}
        </span>
      )}
    </td>
  )
}
