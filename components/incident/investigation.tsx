'use client'

import { useId } from 'react'

import { storageProblems } from '@/components/shell/storage-problems'
import { Button } from '@/components/ui/button'
import { controlClass } from '@/components/ui/field'
import type { IncidentFile } from '@/lib/content/incident-file'

import { Beliefs } from './beliefs'
import { Clock } from './clock'
import { Conclusion } from './conclusion'
import { Debrief } from './debrief'
import { Looks } from './looks'
import { Mitigations } from './mitigations'
import { Timeline } from './timeline'
import { useArrival } from './use-arrival'
import { type Beginning, useCaseAddress } from './use-case-address'
import { type Incident, type State, useIncident, useIncidentState } from './use-incident'

export interface InvestigationProps {
  readonly file: IncidentFile
  readonly beginning: Beginning
}

/** The clock runs: what was seen at the left, what is believed at the right, what next below. */
export function Investigation({ file, beginning }: InvestigationProps) {
  const incident = useIncident(file)
  const note = useCaseAddress(incident, beginning)
  const state = useIncidentState(incident)
  const { phase, scene, draftProblem } = state
  if (!scene) return null
  return (
    <>
      {note && (
        <p className="mb-6 rounded-lg border border-wait px-4 py-3 text-small" role="status">
          {note}
        </p>
      )}
      {draftProblem && phase !== 'debrief' && (
        <p className="mb-6 rounded-lg border border-wait px-4 py-3 text-small" role="status">
          A reload would lose this investigation. {storageProblems[draftProblem]}
        </p>
      )}
      {phase === 'debrief' ? (
        <Debrief key={scene.drawn.seed} incident={incident} state={state} />
      ) : (
        <Desk key={scene.drawn.seed} incident={incident} state={state} />
      )}
    </>
  )
}

interface DeskProps {
  readonly incident: Incident
  readonly state: State
}

function Desk({ incident, state }: DeskProps) {
  const { phase, rules, steps } = state
  const isConcluding = phase === 'concluding'
  const top = useArrival<HTMLDivElement>()
  return (
    <div
      ref={top}
      aria-label="Investigation"
      className="grid scroll-mt-6 outline-none gap-x-12 gap-y-8 figure:grid-cols-[minmax(0,1fr)_19rem] figure:grid-rows-[auto_1fr]"
      role="region"
      tabIndex={-1}
    >
      <div className="min-w-0">
        {steps.length === 0 && (
          <p className="text-muted">Nothing is opened yet. Where do you look first?</p>
        )}
        <Timeline incident={incident} state={state} />
      </div>
      <aside
        aria-label="Clock and probabilities"
        className="min-w-0 figure:sticky figure:top-6 figure:row-span-2 figure:self-start"
      >
        <Clock state={state} />
        {rules.isBlind && !isConcluding ? (
          <Notes state={state} />
        ) : (
          <Beliefs incident={incident} state={state} />
        )}
      </aside>
      <div className="min-w-0">
        {isConcluding ? (
          <Conclusion incident={incident} state={state} />
        ) : (
          <Next incident={incident} state={state} />
        )}
      </div>
    </div>
  )
}

function Next({ incident, state }: DeskProps) {
  return (
    <>
      <h2 className="mb-3 text-lead">Look</h2>
      <Looks incident={incident} state={state} />
      <h2 className="mt-8 mb-3 text-lead">Act</h2>
      <Mitigations incident={incident} state={state} />
      <div className="mt-8">
        <Button look="primary" onClick={state.conclude}>
          I know what it is
        </Button>
      </div>
    </>
  )
}

/** Without the list one writes down what it may be. */
function Notes({ state }: { readonly state: State }) {
  const id = useId()
  return (
    <div>
      <label className="mb-1.5 block text-[0.9375rem] font-medium" htmlFor={id}>
        What may it be?
      </label>
      <textarea
        className={`${controlClass} h-40`}
        id={id}
        onChange={({ target }) => state.note(target.value)}
        value={state.notes}
      />
      <p className="mt-1.5 text-small text-muted">
        In your own words, the likeliest first. You match them with the list at the end.
      </p>
    </div>
  )
}
