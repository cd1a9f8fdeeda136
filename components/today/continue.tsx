'use client'

import { useDue, useSummary } from '@/components/shell/stores'
import { useDeck } from '@/components/shell/use-deck'
import { ButtonLink } from '@/components/ui/button'
import { type NextStep, nextStep } from '@/lib/progress/next-step'

interface ContinueProps {
  /** What is right for a new visitor, so that the page is right before any script runs. */
  readonly first: NextStep
}

/** One button that is right in every state. The rules live in lib/progress/next-step. */
export function Continue({ first }: ContinueProps) {
  const { answered } = useSummary()
  const due = useDue()
  const returning = answered.length > 0
  const { deck } = useDeck(returning)
  const step = returning && deck ? nextStep({ answered, due }, deck) : first

  return (
    // Room for the longest prompt: whichever step it is, nothing below it moves.
    <div className="flex min-h-62 flex-col">
      <p className="text-small text-muted">{step.reason}</p>
      <p className="mt-2 line-clamp-5 sm:line-clamp-4 text-title font-semibold tracking-[-0.015em] text-balance sm:text-display">
        {step.title}
      </p>
      <div className="mt-auto pt-6">
        <ButtonLink className="w-full sm:w-auto sm:min-w-48" href={step.href} look="primary">
          {step.label}
        </ButtonLink>
      </div>
    </div>
  )
}
