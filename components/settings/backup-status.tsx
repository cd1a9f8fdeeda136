'use client'

import { Mark } from '@/components/ui/mark'
import { isBackupDue, rowsSince } from '@/lib/exchange/reminder'
import { ago } from '@/lib/format/ago'
import { count } from '@/lib/format/count'

import { ExportButton } from './export-button'
import type { ArchiveFacts } from './use-archive-facts'

interface BackupStatusProps {
  readonly facts: ArchiveFacts | undefined
  readonly onExported: () => void
}

/** How old the last backup is, and what has been done since. */
export function BackupStatus({ facts, onExported }: BackupStatusProps) {
  return (
    <>
      <p className="min-h-7" role="status">
        {facts && <Age facts={facts} />}
      </p>
      <p className="mt-1 text-small text-muted">
        One file with everything: answers, grades, notes, flags, drafts and all settings of this
        page. Keep it where you keep other files, and import it here or on another device.
      </p>
      <ExportButton onExported={onExported} />
    </>
  )
}

const entries = (n: number) => count(n, 'entry', 'entries')

function Age({ facts: { rows, lastBackup, nowMs } }: { readonly facts: ArchiveFacts }) {
  const since = rowsSince(rows, lastBackup)
  const shape = isBackupDue(rows, lastBackup) ? 'cross' : since > 0 ? 'half' : 'dot'
  if (!lastBackup) {
    if (rows === 0) return 'No backup yet, and nothing to lose.'
    return (
      <>
        <Mark shape={shape} /> No backup yet: {entries(rows)} in this browser alone.
      </>
    )
  }
  return (
    <>
      <Mark shape={shape} /> Last backup: {ago(nowMs - lastBackup.atMs)},{' '}
      {since === 0 ? 'and nothing new since' : `${entries(since)} since`}.
    </>
  )
}
