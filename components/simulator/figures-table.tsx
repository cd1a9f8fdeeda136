import type { MomentReply } from '@/lib/simulator/host'
import type { Reading } from '@/lib/simulator/reading'

import { CellTable } from './cell-table'

interface FiguresTableProps {
  readonly reading: Reading
  readonly at: Pick<MomentReply, 'moment' | 'forked'>
}

/** What every lane has come to at the playhead; with a fork, what it comes to there. */
export function FiguresTable({ reading, at: { moment, forked } }: FiguresTableProps) {
  return (
    <CellTable
      columns={['Lane', ...reading.figureColumns]}
      name="Figures at the playhead"
      rows={reading.lanes.map(({ name }, n) => ({
        cells: [{ text: name }, ...(moment.figures[n] ?? [])],
        ...(forked && { forked: forked.figures[n] ?? [] }),
      }))}
    />
  )
}
