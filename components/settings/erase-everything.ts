import { localSlot } from '@/components/shell/local-slot'
import { askedSlot, preferencesSlot, remindedSlot, summarySlot } from '@/components/shell/stores'
import type { Archive } from '@/lib/progress/archive'
import { SITTING_SLOT } from '@/lib/review/sitting'

/** The history first: if that fails, nothing is gone. */
export async function eraseEverything(archive: Archive): Promise<void> {
  await archive.erase()
  // Preferences too are emptied. The defaults, chosen now, would count more than what a backup holds.
  for (const slot of [
    summarySlot,
    remindedSlot,
    askedSlot,
    preferencesSlot,
    localSlot(SITTING_SLOT),
  ]) {
    slot.write('')
  }
}
