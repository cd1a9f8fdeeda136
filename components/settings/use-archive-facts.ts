'use client'

import { useEffect, useState } from 'react'

import type { Archive, Backup, Import } from '@/lib/progress/archive'
import type { LearnerState } from '@/lib/progress/fold'

export interface ArchiveFacts {
  readonly rows: number
  readonly lastBackup: Backup | undefined
  /** The latest first. */
  readonly imports: readonly Import[]
  /** When this was read: ages are counted from here. */
  readonly nowMs: number
}

/** Facts about the copy in this browser, read again with each change of the log and on demand. */
export function useArchiveFacts(archive: Archive, progress: LearnerState) {
  const [facts, setFacts] = useState<ArchiveFacts>()
  const [asked, setAsked] = useState(0)
  useEffect(() => {
    let gone = false
    Promise.all([archive.count(), archive.lastBackup(), archive.imports()]).then(
      ([rows, lastBackup, imports]) => {
        if (gone) return
        setFacts({ rows, lastBackup, imports: imports.toReversed(), nowMs: Date.now() })
      },
      // Nothing is said about a copy that cannot be asked; the gate says why.
      () => undefined,
    )
    return () => void (gone = true)
  }, [archive, progress, asked])
  return { facts, readAgain: () => setAsked((n) => n + 1) }
}
