'use client'

import { useEffect, useRef } from 'react'

import { Button } from '@/components/ui/button'
import { Mark } from '@/components/ui/mark'
import { count } from '@/lib/format/count'
import { follow, type Taken } from '@/lib/incident/play'

import { Artefact } from './artefacts/artefact'
import type { Incident, State } from './use-incident'

interface TimelineProps {
  readonly incident: Incident
  readonly state: State
}

/** What was done so far, in order, with what it showed. */
export function Timeline({ incident, state }: TimelineProps) {
  const { scene, steps } = state
  if (!scene) return null
  const taken = follow(scene, steps)
  return (
    <ol aria-label="What you did" className="space-y-8">
      {taken.map((one, place) => (
        <Entry
          key={place}
          incident={incident}
          isLast={place === taken.length - 1}
          state={state}
          taken={one}
        />
      ))}
    </ol>
  )
}

interface EntryProps extends TimelineProps {
  readonly taken: Taken
  readonly isLast: boolean
}

function Entry({ incident, state, taken, isLast }: EntryProps) {
  const heading = useRef<HTMLHeadingElement>(null)
  // Whoever pressed a button below or beside is taken to what it opened.
  useEffect(() => {
    if (isLast) heading.current?.focus()
  }, [isLast])
  const { step, minutes, atMinute } = taken
  const { evidence, mitigations } = incident.file
  const title =
    step.kind === 'look' ? evidence[step.source]!.look : mitigations[step.mitigation]!.do
  return (
    <li className="min-w-0">
      <p className="text-small text-muted tabular-nums">
        Minute {atMinute}, after {count(minutes, 'minute')}
      </p>
      <h3
        ref={heading}
        className="mt-0.5 mb-3 text-[1.0625rem] leading-snug outline-none"
        tabIndex={-1}
      >
        {title}
      </h3>
      {step.kind === 'look' ? (
        <Shown incident={incident} source={step.source} state={state} taken={taken} />
      ) : (
        <Outcome helped={taken.reading.key === 'stopped'} />
      )}
    </li>
  )
}

function Outcome({ helped }: { readonly helped: boolean }) {
  return (
    <p className="flex items-center gap-2">
      <Mark shape={helped ? 'dot' : 'cross'} />
      {helped ? 'It stopped. Customers no longer notice.' : 'Nothing changed.'}
    </p>
  )
}

interface ShownProps extends TimelineProps {
  readonly taken: Taken
  readonly source: number
}

function Shown({ incident, state, taken, source }: ShownProps) {
  const { readings } = incident.file.evidence[source]!
  const reading = readings.find(({ key }) => key === taken.reading.key)
  const isPinned = state.pinned.includes(source)
  return (
    <>
      <div className="space-y-5">
        {reading?.artefacts.map((artefact, place) => (
          <Artefact key={place} artefact={artefact} />
        ))}
      </div>
      {state.phase !== 'debrief' && (
        <Button
          aria-pressed={isPinned}
          className="mt-3 aria-pressed:border-ink aria-pressed:inset-ring aria-pressed:inset-ring-ink"
          onClick={() => state.pin(source)}
        >
          {isPinned ? 'Pinned as evidence' : 'Pin as evidence'}
        </Button>
      )}
    </>
  )
}
