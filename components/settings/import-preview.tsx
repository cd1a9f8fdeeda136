'use client'

import { useEffect, useRef } from 'react'

import { useDeck } from '@/components/shell/use-deck'
import { Button } from '@/components/ui/button'
import type { ItemId } from '@/lib/content/item-id'
import { count } from '@/lib/format/count'
import type { ImportView } from '@/lib/state/import-store'

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
  const added = preview.added.length
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
      {added === 0 ? (
        <p className="mt-3">Nothing: all of it is here already.</p>
      ) : (
        <Changes preview={preview} />
      )}
      <div className="mt-4 flex flex-wrap gap-3">
        {added > 0 && (
          <Button disabled={phase === 'merging'} look="primary" onClick={onMerge}>
            Merge {count(added, 'entry', 'entries')}
          </Button>
        )}
        <Button disabled={phase === 'merging'} onClick={onCancel}>
          {added > 0 ? 'Leave it' : 'Close'}
        </Button>
      </div>
    </section>
  )
}

function Changes({ preview }: Pick<Previewing, 'preview'>) {
  const { added, alreadyHere, unknown, newItems, changedItems, changedMarks } = preview
  const prompts = new Map(useDeck().deck?.map(({ id, prompt }) => [id as string, prompt]))
  const titles = (ids: readonly ItemId[]) => ids.map((id) => prompts.get(id) ?? id)
  return (
    <ul className="mt-3 list-disc space-y-1.5 pl-5">
      <li>
        {count(added.length, 'entry', 'entries')} to add; {alreadyHere} here already.
      </li>
      <Named
        says={`${count(newItems.length, 'item')} you have not answered here`}
        titles={titles(newItems)}
      />
      <Named
        says={`${count(changedItems.length, 'item')} answered here with more history`}
        titles={titles(changedItems)}
      />
      <Named
        says={`${count(changedMarks.length, 'item')} with another note or flag`}
        titles={titles(changedMarks)}
      />
      {preview.changesSettings && <li>The settings of review become those of the file.</li>}
      {unknown > 0 && (
        <li>
          {count(unknown, 'entry', 'entries')} of a newer version of the site: kept, without effect
          until this one is up to date.
        </li>
      )}
    </ul>
  )
}

const SHOWN = 20

function Named({ says, titles }: { readonly says: string; readonly titles: readonly string[] }) {
  if (titles.length === 0) return null
  return (
    <li>
      <details>
        <summary className="cursor-pointer py-1">{says}</summary>
        <ul className="mt-1 mb-2 space-y-1 text-small text-muted">
          {titles.slice(0, SHOWN).map((title) => (
            <li key={title} className="wrap-anywhere">
              {title}
            </li>
          ))}
          {titles.length > SHOWN && <li>and {titles.length - SHOWN} more</li>}
        </ul>
      </details>
    </li>
  )
}
