'use client'

import { useId } from 'react'

import { Button } from '@/components/ui/button'
import { LEAST, mostFor } from '@/lib/incident/shares'

import type { Incident, State } from './use-incident'

interface BeliefsProps {
  readonly incident: Incident
  readonly state: State
}

/** What the learner holds for how likely. Moving one moves the others: together they are 100. */
export function Beliefs({ incident, state }: BeliefsProps) {
  const { shares, isSettled, believe, keep } = state
  return (
    <div aria-labelledby="beliefs" role="group">
      <h2 className="text-[1.0625rem]" id="beliefs">
        What you believe
      </h2>
      <p className="mt-1 mb-3 text-small text-muted">In percent; together always 100.</p>
      <div className="space-y-1">
        {incident.file.causes.map(({ key, cause }, place) => (
          <Belief
            key={key}
            cause={cause}
            most={mostFor(shares.length)}
            onChange={(share) => believe(place, share)}
            share={shares[place]!}
          />
        ))}
      </div>
      {!isSettled && (
        <div className="mt-3">
          <p className="mb-2 text-small">
            What does the last look change? Say so before you look on.
          </p>
          <Button className="w-full" onClick={keep}>
            It changes nothing
          </Button>
        </div>
      )}
    </div>
  )
}

interface BeliefProps {
  readonly cause: string
  readonly share: number
  readonly most: number
  readonly onChange: (share: number) => void
}

function Belief({ cause, share, most, onChange }: BeliefProps) {
  const id = useId()
  return (
    <div>
      <div className="flex items-baseline justify-between gap-3">
        <label className="text-[0.9375rem] leading-snug" htmlFor={id}>
          {cause}
        </label>
        <output className="text-[0.9375rem] font-medium tabular-nums" htmlFor={id}>
          {share}
        </output>
      </div>
      <input
        aria-valuetext={`${share} percent`}
        className="h-11 w-full accent-ink"
        id={id}
        max={most}
        min={LEAST}
        onChange={({ target }) => onChange(target.valueAsNumber)}
        type="range"
        value={share}
      />
    </div>
  )
}
