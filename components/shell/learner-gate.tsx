'use client'

import type { ReactNode } from 'react'

import { Empty } from '@/components/ui/empty'
import type { LearnerState } from '@/lib/progress/fold'
import type { Learner } from '@/lib/progress/learner'

import { storageProblems } from './storage-problems'
import { useLearner } from './use-learner'

interface LearnerGateProps {
  readonly children: (progress: LearnerState, learner: Learner) => ReactNode
}

/** What needs the learner's history waits here for it, or says why there is none. */
export function LearnerGate({ children }: LearnerGateProps) {
  const view = useLearner()
  switch (view.phase) {
    case 'closed':
    case 'opening':
      return <p className="min-h-60 text-muted">Opening what this browser holds…</p>
    case 'failed':
      return <Empty says={`Your history could not be read. ${storageProblems[view.problem]}`} />
    case 'open':
      return children(view.progress, view.learner)
  }
}
