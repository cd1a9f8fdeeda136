'use client'

import { exportKept } from '@/components/shell/stores'
import { Mark } from '@/components/ui/mark'
import { grades } from '@/lib/grading/grades'
import type { AnswerState } from '@/lib/state/answer-store'

import { storageProblems } from '@/components/shell/storage-problems'

/** What became of the grade. It counts as taken only when storage said so. */
export function Verdict({ state }: { readonly state: AnswerState }) {
  return (
    <p aria-live="polite" className="mt-2.5 min-h-6 text-small">
      {words(state)}
    </p>
  )
}

function words({ phase, given, problem }: AnswerState) {
  const label = grades.find(({ grade }) => grade === given)?.label
  switch (phase) {
    case 'saving':
      return <span className="text-muted">Keeping the grade…</span>
    case 'graded':
      return (
        <>
          <Mark shape="dot" /> Graded {label}
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
