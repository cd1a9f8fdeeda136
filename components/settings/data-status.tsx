'use client'

import { storageProblems } from '@/components/shell/storage-problems'
import { useLearner } from '@/components/shell/use-learner'
import { Mark } from '@/components/ui/mark'
import { count } from '@/lib/format/count'

import { ExportButton } from './export-button'

export function DataStatus() {
  const view = useLearner()
  switch (view.phase) {
    case 'closed':
    case 'opening':
      return <p className="min-h-24 text-muted">Opening what this browser holds…</p>
    case 'failed':
      return (
        <p className="min-h-24">
          <Mark shape="cross" /> What this browser holds could not be read.{' '}
          {storageProblems[view.problem]}
        </p>
      )
    case 'open':
      return (
        <div className="min-h-24">
          <p>
            {view.learner.kept ? (
              <>
                <Mark shape="dot" /> Kept in this browser:{' '}
              </>
            ) : (
              <>
                <Mark shape="cross" /> Nothing will be kept. {storageProblems[view.learner.problem]}{' '}
                In this tab so far:{' '}
              </>
            )}
            {count(Object.keys(view.progress.items).length, 'answered question')}.
          </p>
          <ExportButton learner={view.learner} />
        </div>
      )
  }
}
