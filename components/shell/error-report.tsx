'use client'

import { Button, ButtonLink } from '@/components/ui/button'
import { Page } from '@/components/ui/page'
import { count } from '@/lib/format/count'

import { useSummary } from './stores'

interface ErrorReportProps {
  readonly error: Error
  readonly reset: () => void
}

/** Says what was kept before it says anything else: that is the reader's first thought. */
export function ErrorReport({ error, reset }: ErrorReportProps) {
  const { answered } = useSummary()

  return (
    <Page
      crumb={<code>500 in your browser</code>}
      lead="This page hit an error it did not expect. Your grades and drafts are kept: they were stored when they were made."
      title="Something broke on this page"
    >
      <p>This browser holds {count(answered.length, 'answered question')}.</p>
      <pre
        className="mt-4 overflow-x-auto rounded-lg border border-line bg-wash px-4 py-3 text-small"
        tabIndex={0}
      >
        {error.message}
      </pre>
      <div className="mt-6 flex flex-wrap gap-3">
        <Button look="primary" onClick={reset}>
          Try this page again
        </Button>
        <ButtonLink href="/">Go to Today</ButtonLink>
      </div>
    </Page>
  )
}
