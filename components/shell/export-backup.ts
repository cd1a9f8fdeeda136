import { backupName, backupOf, backupText } from '@/lib/exchange/backup'
import type { Archive } from '@/lib/progress/archive'

import { download } from './download'

/** Every row there is as one file, also what this release cannot read. */
export async function exportBackup(archive: Archive): Promise<void> {
  const nowMs = Date.now()
  const backup = backupOf(await archive.rows(), nowMs)
  download(backupName(nowMs), backupText(backup), 'application/json')
  // The file is what counts: storage that is full still has it, and reminds too early.
  await archive.noteBackup().catch(() => undefined)
}
