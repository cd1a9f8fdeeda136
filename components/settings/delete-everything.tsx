'use client'

import { lazy, useState } from 'react'

import { Optional } from '@/components/shell/optional'
import { storageProblems } from '@/components/shell/storage-problems'
import { Button } from '@/components/ui/button'
import type { Archive } from '@/lib/progress/archive'
import { problemOf } from '@/lib/progress/storage-problem'

import { eraseEverything } from './erase-everything'

const DeleteDialog = lazy(() => import('./delete-dialog'))

interface DeleteEverythingProps {
  readonly archive: Archive
  readonly rows: number
}

export function DeleteEverything({ archive, rows }: DeleteEverythingProps) {
  const [open, setOpen] = useState(false)
  const [said, setSaid] = useState('')
  const erase = () => {
    setOpen(false)
    eraseEverything(archive).then(
      () => setSaid('Everything was deleted. This browser holds nothing of yours.'),
      (cause: unknown) => setSaid(`Nothing was deleted. ${storageProblems[problemOf(cause)]}`),
    )
  }
  return (
    <>
      <p className="text-small text-muted">
        Answers, grades, notes, drafts, imports and all settings of this page. Other devices and
        files you exported are not touched.
      </p>
      <Button className="mt-3" onClick={() => setOpen(true)}>
        Delete everything…
      </Button>
      <p className="mt-2 min-h-6 text-small" role="status">
        {said}
      </p>
      {open && (
        <Optional>
          <DeleteDialog onClose={() => setOpen(false)} onDelete={erase} rows={rows} />
        </Optional>
      )}
    </>
  )
}
