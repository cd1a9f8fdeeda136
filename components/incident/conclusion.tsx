'use client'

import { useId } from 'react'

import { useFocusOnMount } from '@/components/answer/use-focus-on-mount'
import { Button } from '@/components/ui/button'
import { shuffled } from '@/lib/incident/draw'

import type { Incident, State } from './use-incident'

interface ConclusionProps {
  readonly incident: Incident
  readonly state: State
}

/** What was it, and what repairs it? */
export function Conclusion({ incident, state }: ConclusionProps) {
  const { file, fixes } = incident
  const { scene, named, fix, pinned, rules, notes } = state
  const heading = useFocusOnMount<HTMLHeadingElement>()
  if (!scene) return null
  const causes = file.causes.map(({ cause }, place) => ({ place, text: cause }))
  const repairs = shuffled(fixes.length, scene.drawn.seed).map((place) => ({
    place,
    text: fixes[place]!.text,
  }))
  return (
    <section className="rounded-lg border border-line bg-surface p-5 sm:p-7">
      <h2 ref={heading} className="text-lead outline-none" tabIndex={-1}>
        Close the incident
      </h2>
      {rules.isBlind && (
        <p className="mt-2 text-small text-muted">
          {notes.trim() ? `You wrote: “${notes.trim()}” ` : ''}
          Here is the list. Which of them is it, and how sure are you of each?
        </p>
      )}
      <OneOf label="The cause" onChoose={state.name} options={causes} value={named} />
      <OneOf label="What repairs it" onChoose={state.choose} options={repairs} value={fix} />
      <p className="mt-5 text-small text-muted">
        {pinned.length === 0
          ? 'Nothing is pinned: your claim rests on nothing that others can check.'
          : `${pinned.length === 1 ? 'One artefact is' : `${pinned.length} artefacts are`} pinned as evidence.`}
      </p>
      <div className="mt-4 flex flex-wrap gap-3">
        <Button
          disabled={named === null || fix === null}
          look="primary"
          onClick={() => void state.finish()}
        >
          Close it
        </Button>
        {!rules.isBlind && (
          <Button look="quiet" onClick={state.reopen}>
            Back to the evidence
          </Button>
        )}
      </div>
    </section>
  )
}

interface OneOfProps {
  readonly label: string
  readonly options: readonly { readonly place: number; readonly text: string }[]
  readonly value: number | null
  readonly onChoose: (place: number) => void
}

function OneOf({ label, options, value, onChoose }: OneOfProps) {
  const name = useId()
  return (
    <fieldset className="mt-5">
      <legend className="mb-1.5 text-[0.9375rem] font-medium">{label}</legend>
      {options.map(({ place, text }) => (
        <label
          key={place}
          className="flex min-h-11 cursor-pointer items-start gap-3 py-2 leading-snug"
        >
          <input
            checked={place === value}
            className="mt-1 size-4 flex-none accent-ink"
            name={name}
            onChange={() => onChoose(place)}
            type="radio"
          />
          {text}
        </label>
      ))}
    </fieldset>
  )
}
