import type { Learner } from '@/lib/progress/learner'
import { createMemoryLearner } from '@/lib/progress/memory-learner'

import { LearnerDatabase } from './database'
import { draftsIn } from './drafts'
import { archiveIn } from './archive'
import { channelOf } from './channel'
import { progressLogIn } from './progress-log'
import { snapshotsIn } from './snapshots'
import { toStorageError } from './storage-error'

/** Without storage the product still works, until the tab closes; the result says which it is. */
export async function openLearner(name?: string): Promise<Learner> {
  try {
    const db = new LearnerDatabase(name)
    await db.open()
    const channel = channelOf(db)
    return {
      kept: true,
      log: progressLogIn(db, { channel }),
      drafts: draftsIn(db),
      snapshots: snapshotsIn(db),
      archive: archiveIn(db, { channel }),
    }
  } catch (cause) {
    const { problem } = toStorageError(cause)
    const places = createMemoryLearner({ now: Date.now, newId: () => crypto.randomUUID() })
    return { kept: false, problem, ...places }
  }
}
