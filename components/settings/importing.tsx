'use client'

import { useEffect, useRef, useState, useSyncExternalStore } from 'react'

import { storageProblems } from '@/components/shell/storage-problems'
import { preferencesSlot } from '@/components/shell/stores'
import { Button } from '@/components/ui/button'
import { FileDrop } from '@/components/ui/file-drop'
import { Mark } from '@/components/ui/mark'
import { isFromFuture, refusalWords } from '@/lib/exchange/refusal'
import type { Archive, Import } from '@/lib/progress/archive'
import { createImportStore, type ImportView } from '@/lib/state/import-store'

import { importWords } from './import-words'
import { ImportPreview } from './import-preview'
import { ImportsMade } from './imports-made'

interface ImportingProps {
  readonly archive: Archive
  readonly imports: readonly Import[]
}

/** A file, what it would change, and only then the change. */
export function Importing({ archive, imports }: ImportingProps) {
  const [store] = useState(() =>
    createImportStore({ archive, preferences: preferencesSlot, now: () => Date.now() }),
  )
  const { view, read, readAnyway, merge, cancel, takeBack } = useSyncExternalStore(
    store.subscribe,
    store.getState,
  )
  const status = useRef<HTMLDivElement>(null)
  // What had the focus is gone with the preview.
  const { phase } = view
  useEffect(() => {
    if (phase === 'merged' || phase === 'taken-back') status.current?.focus()
  }, [phase])
  return (
    <>
      <FileDrop
        accept=".json,application/json"
        label="Choose a backup file"
        onFile={(file) => void read(file)}
      >
        Or drop it here. First you see what would change. Of two drafts the one edited last stays,
        and of appearance and keys what was chosen last.
      </FileDrop>
      <div className="mt-3 min-h-6 outline-none" ref={status} role="status" tabIndex={-1}>
        <Said view={view} />
      </div>
      {view.phase === 'refused' && isFromFuture(view) && (
        <Button className="mt-2" onClick={() => void readAnyway()}>
          A clock was wrong: read it anyway
        </Button>
      )}
      {(view.phase === 'preview' || view.phase === 'merging') && (
        <ImportPreview onCancel={cancel} onMerge={() => void merge()} view={view} />
      )}
      <ImportsMade imports={imports} onTakeBack={(made) => void takeBack(made)} />
    </>
  )
}

function Said({ view }: { readonly view: ImportView }) {
  switch (view.phase) {
    case 'idle':
      return null
    case 'reading':
      return `Reading ${view.name}…`
    case 'preview':
      return 'Read. Nothing has changed yet.'
    case 'merging':
      return 'Merging…'
    case 'refused':
      return (
        <p className="wrap-anywhere">
          <Mark shape="cross" /> {view.name} was not imported, and nothing has changed.{' '}
          {refusalWords(view)}
        </p>
      )
    case 'merged':
      return (
        <p>
          <Mark shape="dot" /> Merged: {importWords(view.made)} added.
        </p>
      )
    case 'taken-back':
      return (
        <p>
          <Mark shape="dot" /> Import undone: {importWords(view.made)} removed again.
        </p>
      )
    case 'failed':
      return (
        <p>
          <Mark shape="cross" /> Nothing has changed. {storageProblems[view.problem]}
        </p>
      )
  }
}
