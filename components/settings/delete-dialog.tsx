'use client'

import { useState } from 'react'

import { exportKept } from '@/components/shell/stores'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { count } from '@/lib/format/count'

interface DeleteDialogProps {
  readonly rows: number
  readonly onDelete: () => void
  readonly onClose: () => void
}

/** Asks once, and offers the one thing that could be missed afterwards. */
export default function DeleteDialog({ rows, onDelete, onClose }: DeleteDialogProps) {
  const [exported, setExported] = useState(false)
  return (
    <Dialog onClose={onClose} open title="Delete everything?">
      <div className="overflow-y-auto px-5 pt-2 pb-5">
        <p>
          {count(rows, 'entry', 'entries')} in this browser, and every draft. This cannot be undone;
          only a backup brings it back.
        </p>
        <div className="mt-5 flex flex-wrap gap-3">
          <Button look="primary" onClick={() => void exportKept().then(setExported)}>
            Export a backup first
          </Button>
          <Button onClick={onDelete}>Delete everything</Button>
          <Button look="quiet" onClick={onClose}>
            Keep it
          </Button>
        </div>
        <p className="mt-2 min-h-6 text-small" role="status">
          {exported && 'Exported. Look that the file is there before you delete.'}
        </p>
      </div>
    </Dialog>
  )
}
