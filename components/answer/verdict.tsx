'use client'

import type { ReactNode } from 'react'

import { storageProblems } from '@/components/shell/storage-problems'
import { exportKept } from '@/components/shell/stores'
import { Mark } from '@/components/ui/mark'
import { grades } from '@/lib/grading/grades'
import type { AnswerActions, AnswerState } from '@/lib/state/answer-store'

interface VerdictProps {
  readonly state: AnswerState & AnswerActions
  readonly settled: ReactNode
}

/** What became of the grade. It counts as taken only when storage said so. */
export function Verdict({ state, settled }: VerdictProps) {
  return (
    <div className="mt-1 flex min-h-11 flex-wrap items-center gap-x-3 text-small">
      <p aria-live="polite">{words(state, settled)}</p>
      {state.phase === 'graded' && (
        <button
          className="ml-auto min-h-11 px-2 text-muted underline hover:text-ink"
          onClick={() => void state.undo()}
          type="button"
        >
          Undo this grade
        </button>
      )}
    </div>
  )
}

function words({ phase, given, problem }: AnswerState, settled: ReactNode) {
  const label = grades.find(({ grade }) => grade === given)?.label
  switch (phase) {
    case 'saving':
      return <span className="text-muted">Keeping the grade…</span>
    case 'graded':
      return (
        <>
          <Mark shape="dot" /> Graded {label}
          {settled && <> · {settled}</>}
          {problem && <> · Not taken back: {storageProblems[problem]}</>}
        </>
      )
    case 'failed':
      return (
        <>
          <Mark shape="cross" /> Not kept: {storageProblems[problem ?? 'unknown']} Your answer and
          ticks are still here; press a grade to try again, or{' '}
          <button className="text-signal underline" onClick={() => void exportKept()} type="button">
            export what is kept
          </button>
          .
        </>
      )
    default:
      return null
  }
}
