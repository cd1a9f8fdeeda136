'use client'

import { memo, type ReactNode, useState } from 'react'

import type { RunView } from '@/lib/simulator/host'

import { BreakIt } from './break-it'
import { Challenges } from './challenges'
import { EventTable } from './event-table'
import { ExtraPart, extrasOf } from './extras'
import type { ChallengeText, SimulatorData } from './page-data'
import type { Simulator } from './use-simulator'

interface WorkshopProps {
  readonly data: SimulatorData
  readonly simulator: Simulator
  readonly run: RunView
  /** Events that happened up to the playhead. */
  readonly seen: number
  readonly taken: string | null
  readonly onTake: (challenge: ChallengeText | null) => void
}

/** What one can do with a run besides watching it; each part opens when asked. */
export const Workshop = memo(function Workshop(props: WorkshopProps) {
  const { data, simulator, run, seen, taken, onTake } = props
  return (
    <div className="mt-6">
      {data.challenges.length > 0 && (
        <Part open={taken !== null} title={`Challenges (${data.challenges.length})`}>
          <Challenges
            challenges={data.challenges}
            onTake={onTake}
            run={run}
            simulator={simulator}
            taken={taken}
          />
        </Part>
      )}
      {run.claims.length > 0 && (
        <Part title="Break it: claims to refute">
          <BreakIt claims={run.claims} simulator={simulator} />
        </Part>
      )}
      {extrasOf(data.id).map(({ title, part }) => (
        <Part key={title} title={title}>
          <ExtraPart part={part} simulator={simulator} />
        </Part>
      ))}
      <Part title="Event log">
        <EventTable engine={simulator.room.engine} run={run} seen={seen} />
      </Part>
    </div>
  )
})

interface PartProps {
  readonly title: string
  readonly open?: boolean
  readonly children: ReactNode
}

/** Nothing of a part is made or fetched before it is opened. */
function Part({ title, open = false, children }: PartProps) {
  const [wasOpen, setWasOpen] = useState(open)
  return (
    <details
      className="border-t border-line"
      onToggle={({ currentTarget }) => currentTarget.open && setWasOpen(true)}
      open={open}
    >
      <summary className="min-h-11 cursor-pointer py-3 font-medium">{title}</summary>
      <div className="pb-5">{(open || wasOpen) && children}</div>
    </details>
  )
}
