import { memo } from 'react'

import type { MomentReply, RunView } from '@/lib/simulator/host'
import type { Fork } from '@/lib/state/simulator/state'
import type { SimulatorStore } from '@/lib/state/simulator/store'

import { CloserLook } from './closer-look'
import { FiguresTable } from './figures-table'
import { PlayheadNotes } from './playhead-notes'

interface AtPlayheadProps {
  readonly store: SimulatorStore
  readonly run: RunView
  readonly at: MomentReply
  readonly fork: Fork | null
  readonly view: string | null
  readonly isPlaying: boolean
}

/** What holds at the playhead, in words and tables. Drawn when the answer comes, not with every move. */
export const AtPlayhead = memo(function AtPlayhead(props: AtPlayheadProps) {
  const { store, run, at, fork, view, isPlaying } = props
  const { act, show, forkHere, unfork, send } = store.getState()
  return (
    <>
      <div
        className={`mt-6 grid grid-cols-[minmax(0,1fr)] gap-x-11 gap-y-6 ${
          // Beside the words there is room for a narrow table only.
          run.reading.figureColumns.length <= 4
            ? 'lg:grid-cols-[minmax(0,1.1fr)_minmax(0,1fr)]'
            : ''
        }`}
      >
        <FiguresTable at={at} reading={run.reading} />
        <PlayheadNotes
          at={at}
          fork={fork}
          isPlaying={isPlaying}
          onFork={(id) => void forkHere(id)}
          onSend={run.takesRequests ? () => void send() : undefined}
          onUnfork={() => void unfork()}
        />
      </div>
      <CloserLook
        at={at}
        onAct={(deed) => void act(deed)}
        onShow={show}
        shown={view}
        views={run.views}
      />
    </>
  )
})
