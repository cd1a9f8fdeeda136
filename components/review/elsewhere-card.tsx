'use client'

import { useFocusOnMount } from '@/components/answer/use-focus-on-mount'
import { BottomBar } from '@/components/ui/bottom-bar'
import { ButtonLink } from '@/components/ui/button'
import type { Turn } from '@/lib/state/sitting-store'

import { type Named, topicName } from './names'

interface ElsewhereCardProps {
  readonly turn: Turn
  readonly name: Named
}

const asks: Readonly<Record<string, string>> = {
  simulators: 'You predicted this run wrong. It opens exactly as it was: predict it again.',
  incidents: 'An incident to diagnose again: the same symptom, and it may be another cause.',
  designs: 'A part of this design that was weak: do it again and hold it against the rubric.',
}

/** What is no question is asked on its own page, and comes back from there. */
export function ElsewhereCard({ turn, name }: ElsewhereCardProps) {
  const { topic } = turn.asked.item
  const ref = useFocusOnMount<HTMLHeadingElement>()
  return (
    <div className="mx-auto flex w-full max-w-column grow flex-col px-4.5 pt-8 sm:px-7 sm:py-11">
      <p className="mb-3 text-small text-muted">{topicName(topic)}</p>
      <h1 ref={ref} className="text-title outline-none sm:text-display" tabIndex={-1}>
        {name.title}
      </h1>
      <p className="mt-4 mb-8 text-muted">
        {asks[topic] ?? 'It is asked on its own page.'} This session waits for you.
      </p>
      <BottomBar>
        <ButtonLink
          className="min-h-13 w-full sm:w-auto sm:min-w-48"
          href={name.href}
          look="primary"
        >
          Open it
        </ButtonLink>
      </BottomBar>
    </div>
  )
}
