import type { Learner } from '@/lib/progress/learner'
import { createMemoryDrafts } from '@/lib/progress/memory-drafts'
import { createMemoryLog } from '@/lib/progress/memory-log'

import { LearnerDatabase } from './database'
import { draftsIn } from './drafts'
import { progressLogIn } from './progress-log'
import { toStorageError } from './storage-error'

/** Without storage the product still works, until the tab closes; the result says which it is. */
export async function openLearner(name?: string): Promise<Learner> {
  try {
    const db = new LearnerDatabase(name)
    await db.open()
    return { kept: true, log: progressLogIn(db), drafts: draftsIn(db) }
  } catch (cause) {
    const log = createMemoryLog({ now: Date.now, newId: () => crypto.randomUUID() })
    const { problem } = toStorageError(cause)
    return { kept: false, problem, log, drafts: createMemoryDrafts() }
  }
}
