import type { Drafts } from '@/lib/progress/drafts'

import { LearnerDatabase } from './database'
import { typed } from './storage-error'

export function openDrafts(name?: string): Drafts {
  return draftsIn(new LearnerDatabase(name))
}

export function draftsIn(db: LearnerDatabase): Drafts {
  return {
    read: (key) => typed(async () => (await db.drafts.get(key))?.text),
    write: (key, text) => typed(async () => void (await db.drafts.put({ key, text }))),
    remove: (key) => typed(() => db.drafts.delete(key)),
  }
}
