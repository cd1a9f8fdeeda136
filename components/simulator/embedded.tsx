'use client'

import { Link } from '@/components/ui/link'
import type { SimulatorState } from '@/lib/state/simulator/state'

import type { SimulatorData } from './page-data'
import { Run } from './run'
import { Stopped } from './stopped'
import { useAddress } from './use-address'
import { useSimulator, useSimulatorState } from './use-simulator'

/** The figure and its player inside somebody else's page: no question, no learner data. */
export function Embedded({ data }: { readonly data: SimulatorData }) {
  const simulator = useSimulator(data)
  const note = useAddress(simulator)
  const state = useSimulatorState(simulator)
  const { failure, lesson, choose } = state
  return (
    <div className="mx-auto w-full max-w-page px-4.5 py-5 sm:px-7">
      <p className="flex flex-wrap justify-between gap-x-6 text-small text-muted">
        <span>{data.title}</span>
        <Link className="text-signal underline" href={`/simulators/${data.id}`} target="_blank">
          Open in Retry-After
        </Link>
      </p>
      {note && <p className="mt-2 text-small text-muted">{note}</p>}
      <h1 className="mt-2 text-title font-semibold text-balance">{headline(state)}</h1>
      {failure ? (
        <Stopped failure={failure} onAgain={() => void choose(lesson.id)} />
      ) : (
        <Run simulator={simulator} state={state} />
      )}
    </div>
  )
}

const headline = ({ run, failure }: SimulatorState) =>
  failure ? 'The run has stopped' : (run?.reading.headline ?? 'Computing the run…')
