import { nextEditMs, type Draft, type Drafts } from '@/lib/progress/drafts'

import { LearnerDatabase, type DraftRow } from './database'
import { typed } from './storage-error'

export function openDrafts(name?: string): Drafts {
  return draftsIn(new LearnerDatabase(name))
}

export function draftsIn(db: LearnerDatabase, now: () => number = Date.now): Drafts {
  const edit = (key: string, text: string) =>
    typed(() =>
      db.transaction('rw', db.drafts, async () => {
        const row = await db.drafts.get(key)
        // Nothing to remove leaves nothing behind.
        if (!row && text === '') return
        await db.drafts.put({ key, text, atMs: nextEditMs(row && draftIn(row), now()) })
      }),
    )
  return {
    read: (key) => typed(async () => (await db.drafts.get(key))?.text || undefined),
    write: edit,
    remove: (key) => edit(key, ''),
  }
}

export const draftIn = ({ key, text, atMs = 0 }: DraftRow): Draft => ({ key, text, atMs })
