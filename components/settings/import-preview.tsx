'use client'

import { useEffect, useRef } from 'react'

import { Button } from '@/components/ui/button'
import type { ImportView } from '@/lib/state/import-store'

import { ImportChanges } from './import-changes'
import { draftNames, partsWords } from './import-words'

type Previewing = Extract<ImportView, { readonly phase: 'preview' | 'merging' }>

interface ImportPreviewProps {
  readonly view: Previewing
  readonly onMerge: () => void
  readonly onCancel: () => void
}

const when = new Intl.DateTimeFormat('en', { dateStyle: 'medium', timeStyle: 'short' })

/** What would change, before it does. */
export function ImportPreview({ view, onMerge, onCancel }: ImportPreviewProps) {
  const { name, exportedAt, preview, phase } = view
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  const { added, changedDrafts, changedPreferences, changes } = preview
  const parts = partsWords({
    entries: added.length,
    drafts: draftNames(changedDrafts).length,
    preferences: Object.keys(changedPreferences).length > 0,
  })
  const exportedMs = Date.parse(exportedAt)
  return (
    <section
      aria-labelledby="import-preview"
      className="mt-3 rounded-lg border border-edge bg-surface px-5 py-4"
    >
      <h4
        className="font-semibold wrap-anywhere outline-none"
        id="import-preview"
        ref={heading}
        tabIndex={-1}
      >
        What {name} would change
      </h4>
      {!Number.isNaN(exportedMs) && (
        <p className="mt-1 text-small text-muted">Exported {when.format(exportedMs)}.</p>
      )}
      {changes ? (
        <ImportChanges preview={preview} />
      ) : (
        <p className="mt-3">Nothing: all of it is here already.</p>
      )}
      <div className="mt-4 flex flex-wrap gap-3">
        {changes && (
          <Button disabled={phase === 'merging'} look="primary" onClick={onMerge}>
            Merge {parts}
          </Button>
        )}
        <Button disabled={phase === 'merging'} onClick={onCancel}>
          {changes ? 'Leave it' : 'Close'}
        </Button>
      </div>
    </section>
  )
}
