import type { Archive } from '@/lib/progress/archive'
import { askForDurability, durability } from '@/lib/storage/durability'

import { askedSlot } from './stores'

/** Before that there is little to lose, and some browsers ask the learner in turn. */
const WORTH_KEEPING = 5

/** Asks the browser once to keep what is stored here. Settings says what came of it, and asks again. */
export async function askToKeep(archive: Pick<Archive, 'count'>): Promise<void> {
  if (askedSlot.read() || (await archive.count()) < WORTH_KEEPING) return
  if ((await durability()) !== 'not-promised') return
  askedSlot.write('asked')
  await askForDurability()
}
