'use client'

import { Download } from 'lucide-react'
import { useState } from 'react'

import { download } from '@/components/shell/download'
import { Button } from '@/components/ui/button'
import { count } from '@/lib/format/count'

type Progress =
  | { readonly kind: 'idle' | 'loading' | 'failed' }
  | { readonly kind: 'done'; readonly notes: number }

/** The questions, not the learner's history: Anki makes its own schedule. */
export function AnkiExport() {
  const [progress, setProgress] = useState<Progress>({ kind: 'idle' })
  const run = () => {
    setProgress({ kind: 'loading' })
    exportForAnki().then(
      (notes) => setProgress({ kind: 'done', notes }),
      () => setProgress({ kind: 'failed' }),
    )
  }
  return (
    <>
      <p className="text-small text-muted">
        Every question with its answer as a text file. In Anki choose File, Import; the deck is
        called Retry-After. A later import updates the notes instead of doubling them. Your grades
        stay here: Anki makes its own schedule.
      </p>
      <Button className="mt-3" disabled={progress.kind === 'loading'} onClick={run}>
        <Download aria-hidden className="size-4" /> Export for Anki
      </Button>
      <p className="mt-2 min-h-6 text-small" role="status">
        {words(progress)}
      </p>
    </>
  )
}

async function exportForAnki(): Promise<number> {
  const [{ ankiText }, { loadAnkiNotes }] = await Promise.all([
    import('@/lib/exchange/anki'),
    import('./anki-notes'),
  ])
  const notes = await loadAnkiNotes(location.origin)
  download('retry-after-anki.txt', ankiText(notes), 'text/plain;charset=utf-8')
  return notes.length
}

function words(progress: Progress): string {
  switch (progress.kind) {
    case 'idle':
      return ''
    case 'loading':
      return 'Collecting the questions…'
    case 'done':
      return `${count(progress.notes, 'question')} in retry-after-anki.txt.`
    case 'failed':
      return 'The questions could not be loaded. Check the network and try again.'
  }
}
