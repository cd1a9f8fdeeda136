'use client'

import { useMemo, useState } from 'react'

import type { Path } from '@/lib/simulator/field'

import type { ChallengeText, SimulatorData } from './page-data'
import { Panel } from './panel'
import { Presets } from './presets'
import { Scene } from './scene'
import { Share } from './share'
import { useAddress } from './use-address'
import { useSimulator, useSimulatorState } from './use-simulator'
import { Workshop } from './workshop'

/** One simulator: presets and controls at the left, the figure and what it means at the right. */
export function Instrument({ data }: { readonly data: SimulatorData }) {
  const simulator = useSimulator(data)
  const note = useAddress(simulator)
  const state = useSimulatorState(simulator)
  const [challenge, setChallenge] = useState<ChallengeText | null>(null)
  const { run, lesson, choose, propose, replace } = state
  // What does not depend on the playhead is not drawn again when it moves.
  const { onChoose, ...onPanel } = useMemo(
    () => ({
      onChoose: (id: string) => {
        setChallenge(null)
        void choose(id)
      },
      onPropose: (path: Path, value: unknown) => void propose(path, value),
      onUndo: () => void replace(challenge?.start ?? lesson.scenario),
    }),
    [choose, propose, replace, challenge, lesson],
  )
  return (
    <div className="mx-auto grid w-full max-w-[82rem] gap-x-11 gap-y-6 px-4.5 py-8 figure:grid-cols-[17rem_minmax(0,1fr)] figure:grid-rows-[auto_1fr] sm:px-7">
      <div className="min-w-0">
        <h1 className="text-lead font-semibold">{data.title}</h1>
        <p className="mt-1 mb-4 text-small text-muted">{data.lead}</p>
        <Presets chosen={challenge ? '' : lesson.id} lessons={data.lessons} onChoose={onChoose} />
      </div>
      <div className="min-w-0 figure:row-span-2">
        {note && (
          <p className="mb-4 rounded-lg border border-wait px-4 py-3 text-small" role="status">
            {note}
          </p>
        )}
        <Scene data={data} isChallenge={challenge !== null} simulator={simulator} state={state} />
        {run && !state.isAsking && (
          <>
            <Share id={data.id} simulator={simulator} />
            <Workshop
              data={data}
              onTake={setChallenge}
              run={run}
              seen={state.at?.seen ?? 0}
              simulator={simulator}
              taken={challenge?.id ?? null}
            />
          </>
        )}
      </div>
      {run && (
        <Panel
          {...onPanel}
          challenge={challenge}
          fields={run.fields}
          problems={state.problems}
          proposed={state.proposed}
        />
      )}
    </div>
  )
}
