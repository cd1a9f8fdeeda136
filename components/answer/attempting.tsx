'use client'

import type { ReactNode } from 'react'

import { storageProblems } from '@/components/shell/storage-problems'
import { BottomBar } from '@/components/ui/bottom-bar'
import { Button } from '@/components/ui/button'
import { Choices } from '@/components/ui/choices'
import { confidences } from '@/lib/grading/confidence'
import type { AnswerActions, AnswerState } from '@/lib/state/answer-store'

import { AnswerBox } from './answer-box'
import type { Arrival } from './use-judging'
import type { SayTimer } from './use-say-timer'

interface AttemptingProps {
  readonly state: AnswerState & AnswerActions
  readonly timer: SayTimer
  readonly aimSeconds: number
  readonly heading: ReactNode
  /** Of the code that draws what comes after the reveal. */
  readonly arrival: Arrival
  readonly onReveal: () => void
  readonly onUnknown: () => void
}

const choices = confidences.map(({ confidence, label }) => ({ value: confidence, label }))

/** Before the reveal. */
export function Attempting(props: AttemptingProps) {
  const { state, timer, aimSeconds, heading, arrival, onReveal, onUnknown } = props
  return (
    <>
      {heading}
      <div className="mt-6">
        <AnswerBox
          aimSeconds={aimSeconds}
          onText={state.type}
          onUnknown={onUnknown}
          text={state.text}
          timer={timer}
        />
      </div>
      <div className="mt-6" data-confidence>
        <p className="mb-2 text-small text-muted">How sure are you?</p>
        <Choices
          choices={choices}
          label="How sure are you?"
          onChange={state.rate}
          value={state.confidence}
        />
      </div>
      <div className="h-6" />
      <BottomBar>
        <Button
          className="min-h-13 w-full sm:w-auto sm:min-w-48"
          disabled={state.phase !== 'confident'}
          look="primary"
          onClick={onReveal}
        >
          Reveal answer
        </Button>
        <p aria-live="polite" className="mt-2 text-small text-muted">
          {hint(state, arrival)}
        </p>
      </BottomBar>
    </>
  )
}

function hint(state: AnswerState, arrival: Arrival): string {
  if (arrival === 'awaited') return 'Fetching what comes after the reveal…'
  if (arrival === 'missing') return `The answer could not be opened. ${wayOut(state)}`
  return nextStep(state)
}

/** A release in between takes a file away for good; then only a reload brings the page on. */
function wayOut({ draftProblem }: AnswerState): string {
  return draftProblem
    ? `Try again with a connection. Don’t reload: this draft is not kept. ${storageProblems[draftProblem]}`
    : 'Try again with a connection, or reload the page: what you typed is kept.'
}

function nextStep({ attempt, confidence, draftProblem }: AnswerState): string {
  if (draftProblem) return `This draft is not kept. ${storageProblems[draftProblem]}`
  if (!attempt) return 'Type it, say it, or say that you don’t know. Then the answer opens.'
  if (!confidence) return 'Say how sure you are, before you look.'
  return 'Nothing here leaves this device.'
}
