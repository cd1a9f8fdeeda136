import { backupName, backupOf, backupText } from '@/lib/exchange/backup'
import type { Archive } from '@/lib/progress/archive'
import { parseKeptPreferences } from '@/lib/progress/preferences'

import { download } from './download'
import { preferencesSlot } from './stores'

/** All that the learner left here as one file, also what this release cannot read. */
export async function exportBackup(archive: Archive): Promise<void> {
  const nowMs = Date.now()
  const [rows, drafts] = await Promise.all([archive.rows(), archive.drafts()])
  const preferences = parseKeptPreferences(preferencesSlot.read())
  const backup = backupOf({ rows, drafts, preferences }, nowMs)
  download(backupName(nowMs), backupText(backup), 'application/json')
  // The file is what counts: storage that is full still has it, and reminds too early.
  await archive.noteBackup().catch(() => undefined)
}
