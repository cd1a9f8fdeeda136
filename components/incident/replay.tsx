'use client'

import { useState } from 'react'

import { Button } from '@/components/ui/button'
import { href } from '@/lib/format/href'
import { writeCase } from '@/lib/incident/case-link'

import { type Incident, pathOf, type State } from './use-incident'

interface ReplayProps {
  readonly incident: Incident
  readonly state: State
}

/** The same incident with another cause, or the same cause in other words; and this one for somebody else. */
export function Replay({ incident: { file }, state }: ReplayProps) {
  const { scene, isPlanted, again } = state
  const [said, setSaid] = useState('')
  if (!scene) return null
  const { seed, cause } = scene.drawn
  const fragment = writeCase({ seed, cause: isPlanted ? file.causes[cause]!.key : undefined })
  const copy = async () => {
    await navigator.clipboard.writeText(`${location.origin}${href(pathOf(file.id))}#${fragment}`)
    return 'Copied. The link opens this very case.'
  }
  return (
    <>
      <div className="flex flex-wrap gap-3">
        <Button look="primary" onClick={() => again('cause')}>
          Another cause
        </Button>
        <Button onClick={() => again('evidence')}>The same cause, other evidence</Button>
        <Button
          onClick={() =>
            void copy().then(setSaid, () =>
              setSaid('The browser did not allow it. Nothing was copied.'),
            )
          }
        >
          Copy link
        </Button>
      </div>
      <p className="mt-2 min-h-6 text-small text-muted" role="status">
        {said || `This was case ${seed}.`}
      </p>
    </>
  )
}
