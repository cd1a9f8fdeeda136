'use client'

import { LearnerGate } from '@/components/shell/learner-gate'
import { storageProblems } from '@/components/shell/storage-problems'
import { Mark } from '@/components/ui/mark'
import { count } from '@/lib/format/count'

import { ExportButton } from './export-button'

export function DataStatus() {
  return (
    <LearnerGate>
      {(progress, learner) => (
        <>
          <p>
            {learner.kept ? (
              <>
                <Mark shape="dot" /> Kept in this browser:{' '}
              </>
            ) : (
              <>
                <Mark shape="cross" /> Nothing will be kept after this tab closes.{' '}
                {storageProblems[learner.problem]} In this tab so far:{' '}
              </>
            )}
            {count(progress.items.size, 'answered question')}.
          </p>
          <ExportButton />
        </>
      )}
    </LearnerGate>
  )
}
