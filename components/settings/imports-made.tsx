'use client'

import { Button } from '@/components/ui/button'
import type { Import } from '@/lib/progress/archive'

import { importWords } from './import-words'

interface ImportsMadeProps {
  readonly imports: readonly Import[]
  readonly onTakeBack: (made: Import) => void
}

const when = new Intl.DateTimeFormat('en', { dateStyle: 'medium', timeStyle: 'medium' })

/** Each can be undone as one, also after a reload; what was done here since stays. */
export function ImportsMade({ imports, onTakeBack }: ImportsMadeProps) {
  if (imports.length === 0) return null
  return (
    <ul aria-label="Imports" className="hairlines mt-3 border-y border-line">
      {imports.map((made) => (
        <li
          key={made.id}
          className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 py-2 text-small"
        >
          <span>
            {when.format(made.atMs)}: {importWords(made)} added
          </span>
          <Button
            aria-label={`Undo the import of ${when.format(made.atMs)}`}
            onClick={() => onTakeBack(made)}
          >
            Undo this import
          </Button>
        </li>
      ))}
    </ul>
  )
}
