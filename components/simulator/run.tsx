'use client'

import { useState } from 'react'

import type { SimulatorActions, SimulatorState } from '@/lib/state/simulator/state'

import { CloserLook } from './closer-look'
import { Computing } from './computing'
import { Figure } from './figure'
import { FiguresTable } from './figures-table'
import { Player } from './player'
import { PlayheadNotes } from './playhead-notes'
import { speedsFor, usePlaying } from './use-playing'
import type { Simulator } from './use-simulator'

interface RunProps {
  readonly simulator: Simulator
  readonly state: SimulatorState & SimulatorActions
}

/** The figure with its player, and below it what holds at the playhead. */
export function Run({ simulator, state }: RunProps) {
  const { run, at, atMs, fork, isRunning, seek, step, jump, forkHere, unfork, send } = state
  const durationMs = run?.reading.durationMs ?? 0
  const speeds = speedsFor(durationMs)
  const [factor, setFactor] = useState(1)
  const speed = speeds[factor] ?? speeds[1]
  const { isPlaying, toggle } = usePlaying(simulator.store, speed)
  if (!run) return null
  return (
    <div aria-busy={isRunning}>
      {isRunning && <Computing onCancel={simulator.room.restart} />}
      <Figure onSeek={seek} run={run} state={state} />
      <Player
        atMs={atMs}
        durationMs={durationMs}
        isPlaying={isPlaying}
        moments={run.reading.moments}
        move={{ seek, step, jump }}
        onSpeed={(chosen) => setFactor(speeds.indexOf(chosen))}
        onToggle={toggle}
        speed={speed}
        speeds={speeds}
      />
      {at && (
        <div
          className={`mt-6 grid grid-cols-[minmax(0,1fr)] gap-x-11 gap-y-6 ${
            // Beside the words there is room for a narrow table only.
            run.reading.figureColumns.length <= 4
              ? 'lg:grid-cols-[minmax(0,1.1fr)_minmax(0,1fr)]'
              : ''
          }`}
        >
          <FiguresTable forked={at.forked} moment={at.moment} reading={run.reading} />
          <PlayheadNotes
            at={at}
            fork={fork}
            isPlaying={isPlaying}
            onFork={(id) => void forkHere(id)}
            onSend={run.takesRequests ? () => void send() : undefined}
            onUnfork={() => void unfork()}
          />
        </div>
      )}
      {at && (
        <CloserLook
          at={at}
          onAct={(deed) => void state.act(deed)}
          onShow={state.show}
          shown={state.view}
          views={run.views}
        />
      )}
    </div>
  )
}
