import { preferences, remindedSlot, summarySlot } from '@/components/shell/stores'
import type { Archive } from '@/lib/progress/archive'
import { defaultPreferences } from '@/lib/state/preferences'

/** The history first: if that fails, nothing is gone. */
export async function eraseEverything(archive: Archive): Promise<void> {
  await archive.erase()
  summarySlot.write('')
  remindedSlot.write('')
  preferences.getState().change(defaultPreferences)
}
