'use client'

import { BottomBar } from '@/components/ui/bottom-bar'
import { grades } from '@/lib/grading/grades'
import type { AnswerActions, AnswerState } from '@/lib/state/answer-store'

import { GradeBar } from './grade-bar'
import { sureness } from './sureness'
import { Verdict } from './verdict'

interface GradePanelProps {
  readonly state: AnswerState & AnswerActions
  readonly ideas: number
  readonly open: boolean
}

/** What the ticks suggest and why, the four grades, and what became of the one given. */
export function GradePanel({ state, ideas, open }: GradePanelProps) {
  const suggested = grades.find(({ grade }) => grade === state.suggested)?.label
  return (
    <BottomBar>
      <p aria-live="polite" className="mb-2.5 text-small text-muted">
        {state.ticked.length} of {ideas}, and you were {sureness(state)}:{' '}
        <strong className="font-semibold text-ink">{suggested}</strong> suggested
      </p>
      <GradeBar
        given={state.phase === 'graded' ? state.given : undefined}
        inert={!open}
        onGrade={(grade) => void state.grade(grade)}
        suggested={state.suggested}
      />
      <Verdict state={state} />
    </BottomBar>
  )
}
