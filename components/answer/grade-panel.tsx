'use client'

import { useEffect, useRef } from 'react'

import { BottomBar } from '@/components/ui/bottom-bar'
import { type Grade, grades } from '@/lib/grading/grades'
import type { AnswerActions, AnswerState } from '@/lib/state/answer-store'

import { GradeBar } from './grade-bar'
import type { GradeContext } from './judging'
import { sureness } from './sureness'
import { Verdict } from './verdict'

interface GradePanelProps {
  readonly state: AnswerState & AnswerActions
  readonly ideas: number
  readonly open: boolean
  readonly onGrade: (grade: Grade) => void
  /** A grade that was pressed although no key idea is ticked. */
  readonly doubted: Grade | undefined
  readonly context?: GradeContext
}

/** What the ticks suggest and why, the four grades, and what became of the one given. */
export function GradePanel(props: GradePanelProps) {
  const { state, ideas, open, onGrade, doubted, context } = props
  const given = state.phase === 'graded' ? state.given : undefined
  const panel = useFocusAfterUndo(given)
  return (
    // Beside a long answer the grades stay in view, and the ideas scroll above them.
    <div className="max-figure:contents figure:sticky figure:bottom-0 figure:bg-paper figure:pb-1">
      <BottomBar>
        <p aria-live="polite" className="mb-2.5 text-small text-muted">
          {doubted ? (
            <Doubt grade={doubted} />
          ) : (
            <>
              {state.ticked.length} of {ideas}, and you were {sureness(state)}:{' '}
              <strong className="font-semibold text-ink">{labelOf(state.suggested)}</strong>{' '}
              suggested
            </>
          )}
        </p>
        <div ref={panel} className="outline-none" tabIndex={-1}>
          <GradeBar
            given={given}
            inert={!open}
            onGrade={onGrade}
            suggested={state.suggested}
            waits={context?.waits}
          />
        </div>
        <Verdict settled={context?.settled} state={state} />
        {given && context?.onward}
      </BottomBar>
    </div>
  )
}

function Doubt({ grade }: { readonly grade: Grade }) {
  const label = labelOf(grade)
  return (
    <span className="text-ink">
      {label} means recalled, and no key idea is ticked. Tick what you had, choose Again, or press{' '}
      {label} once more.
    </span>
  )
}

const labelOf = (wanted: Grade) => grades.find(({ grade }) => grade === wanted)?.label

/** The button that took the grade back is gone then, and keyboard and reader would be nowhere. */
function useFocusAfterUndo(given: Grade | undefined) {
  const panel = useRef<HTMLDivElement>(null)
  const before = useRef(given)
  useEffect(() => {
    if (before.current && !given) panel.current?.focus({ preventScroll: true })
    before.current = given
  }, [given])
  return panel
}
