'use client'

import { Button } from '@/components/ui/button'
import { Page } from '@/components/ui/page'
import { count } from '@/lib/format/count'

import { exportKept, useSummary } from './stores'
import { useLearner } from './use-learner'

interface ErrorReportProps {
  readonly error: Error
  readonly reset: () => void
}

/** Says what was kept before it says anything else: that is the reader's first thought. */
export function ErrorReport({ error, reset }: ErrorReportProps) {
  return (
    <Page
      crumb={<code>500 in your browser</code>}
      lead={<WhatIsKept />}
      title="Something broke on this page"
    >
      <pre
        className="overflow-x-auto rounded-lg border border-line bg-wash px-4 py-3 text-small"
        tabIndex={0}
      >
        {error.message}
      </pre>
      <div className="mt-6 flex flex-wrap gap-3">
        <Button look="primary" onClick={reset}>
          Try this page again
        </Button>
        <Button onClick={() => void exportKept()}>Export what is kept</Button>
      </div>
    </Page>
  )
}

function WhatIsKept() {
  const view = useLearner()
  const { answered } = useSummary()
  if (view.phase === 'closed' || view.phase === 'opening') return 'Looking at what is kept…'
  if (view.phase === 'failed' || !view.learner.kept) {
    return 'What you did in this tab is not stored in this browser. Export it before you leave.'
  }
  return `Your grades and drafts are kept: they were stored when they were made. This browser holds ${count(answered.length, 'answered question')}.`
}
