'use client'

import { Button } from '@/components/ui/button'
import { count } from '@/lib/format/count'
import { isStopped } from '@/lib/incident/play'

import type { Incident, State } from './use-incident'

interface MitigationsProps {
  readonly incident: Incident
  readonly state: State
}

/** What one can do at any time, before one knows why. */
export function Mitigations({ incident, state }: MitigationsProps) {
  const { scene, steps } = state
  if (!scene) return null
  if (isStopped(scene, steps))
    return <p className="text-muted">It has stopped. Now find out why.</p>
  const tried = steps.flatMap((step) => (step.kind === 'mitigate' ? [step.mitigation] : []))
  return (
    <ul className="space-y-2">
      {incident.file.mitigations.map(({ key, do: what, minutes }, place) => (
        <li key={key}>
          <Button
            aria-disabled={tried.includes(place)}
            className="w-full justify-between! text-left! aria-disabled:cursor-not-allowed aria-disabled:border-line aria-disabled:text-muted"
            onClick={() => state.mitigate(place)}
          >
            {what}
            <span className="flex-none text-small font-normal text-muted">
              {tried.includes(place) ? 'tried' : count(minutes, 'minute')}
            </span>
          </Button>
        </li>
      ))}
    </ul>
  )
}
