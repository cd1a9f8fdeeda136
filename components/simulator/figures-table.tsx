import type { Moment } from '@/lib/simulator/instrument'
import type { Reading } from '@/lib/simulator/reading'

interface FiguresTableProps {
  readonly reading: Reading
  readonly moment: Moment
  readonly forked: Moment | null
}

/** What every lane has come to at the playhead; with a fork, what it comes to there. */
export function FiguresTable({ reading, moment, forked }: FiguresTableProps) {
  return (
    // Scrolls by itself where a phone is too narrow, and the keyboard can do that too.
    <div
      aria-label="Figures at the playhead"
      className="relative overflow-x-auto"
      role="region"
      tabIndex={0}
    >
      <table className="w-full text-[0.9375rem] tabular-nums">
        <thead>
          <tr className="text-small text-muted">
            <th className="pb-1.5 text-left font-normal" scope="col">
              Lane
            </th>
            {reading.figureColumns.map((column) => (
              <th key={column} className="pb-1.5 pl-4 text-right font-normal" scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {reading.lanes.map((lane, n) => (
            <tr key={n} className="border-t border-line">
              <th className="py-1.5 text-left font-normal" scope="row">
                {lane.name}
              </th>
              {moment.figures[n]?.map((cell, column) => (
                <td
                  key={column}
                  className={`py-1.5 pl-4 text-right whitespace-nowrap ${cell.why ? 'font-semibold text-stop' : ''}`}
                  title={cell.why}
                >
                  {cell.text}
                  {cell.why && <span className="sr-only">, {cell.why}</span>}
                  {forked && (
                    <span className="block text-small font-normal text-signal">
                      <span className="sr-only">in the fork </span>
                      {forked.figures[n]?.[column]?.text}
                    </span>
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
