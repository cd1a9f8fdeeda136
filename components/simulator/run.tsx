'use client'

import { useState } from 'react'

import type { SimulatorActions, SimulatorState } from '@/lib/state/simulator/state'

import { AtPlayhead } from './at-playhead'
import { Computing } from './computing'
import { Figure } from './figure'
import { Player } from './player'
import { speedsFor, usePlaying } from './use-playing'
import type { Simulator } from './use-simulator'

interface RunProps {
  readonly simulator: Simulator
  readonly state: SimulatorState & SimulatorActions
}

/** The figure with its player, and below it what holds at the playhead. */
export function Run({ simulator, state }: RunProps) {
  const { run, at, atMs, fork, view, isRunning, seek, step, jump } = state
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
        <AtPlayhead
          at={at}
          fork={fork}
          isPlaying={isPlaying}
          run={run}
          store={simulator.store}
          view={view}
        />
      )}
    </div>
  )
}
