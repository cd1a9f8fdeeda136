'use client'

import type { ReactNode } from 'react'

import { RevealGate } from '@/components/answer/reveal-gate'
import { useDraft } from '@/components/answer/use-draft'
import { Editor } from '@/components/editor/editor'
import { storageProblems } from '@/components/shell/storage-problems'
import { useLearner } from '@/components/shell/use-learner'
import { useReadiness } from '@/components/shell/use-readiness'
import { Mark } from '@/components/ui/mark'
import type { StorageProblem } from '@/lib/progress/storage-problem'
import type { LearnerView } from '@/lib/state/learner-store'

interface WorkbenchProps {
  readonly id: string
  /** The model answer and the rubric, behind the gate. */
  readonly children: ReactNode
}

export function Workbench({ id, children }: WorkbenchProps) {
  const { text, problem, write } = useDraft(id)
  const learner = useLearner()
  return (
    <>
      {text === undefined ? (
        <p className="h-111 text-muted">Looking for what you wrote here before…</p>
      ) : (
        <Editor label="Notes, in Markdown" language="markdown" onText={write} text={text} />
      )}
      <div className="mt-2 flex min-h-6 flex-wrap justify-between gap-x-6 text-small text-muted">
        <p>{draftStatus(problem, learner)}</p>
        <EditorReadiness />
      </div>
      <div className="mt-8">
        <RevealGate
          attempted={(text ?? '').trim().length > 0}
          hint="Write something first, if only the three nouns."
          label="Reveal a strong answer"
        >
          {children}
        </RevealGate>
      </div>
    </>
  )
}

function draftStatus(problem: StorageProblem | undefined, view: LearnerView): string {
  if (problem) return `Not kept. ${storageProblems[problem]}`
  if (view.phase === 'failed') return `Not kept. ${storageProblems[view.problem]}`
  if (view.phase === 'open' && !view.learner.kept) return 'Kept only until this tab closes.'
  return 'Kept as you type.'
}

function EditorReadiness() {
  const readiness = useReadiness()
  return readiness?.kind === 'ready' ? (
    <p>
      <Mark shape="dot" /> Editor ready offline
    </p>
  ) : null
}
