import { eventKinds } from '@/lib/progress/event-schema'
import type { Snapshots } from '@/lib/progress/snapshot'

import type { LearnerDatabase } from './database'
import { epochIn } from './epoch'
import { typed } from './storage-error'

const kinds = eventKinds.join(' ')

export function snapshotsIn(db: LearnerDatabase): Snapshots {
  return {
    read: (name) =>
      typed(() =>
        db.transaction('r', db.snapshots, db.facts, async () => {
          const epoch = await epochIn(db)
          const row = await db.snapshots.get(name)
          const fits = row?.epoch === epoch && row.kinds === kinds
          return fits ? { epoch, snapshot: row } : { epoch }
        }),
      ),
    write: (name, { epoch, snapshot }) =>
      typed(async () => {
        if (snapshot) await db.snapshots.put({ ...snapshot, name, epoch, kinds })
      }),
  }
}
