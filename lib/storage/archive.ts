import type { Archive, Row } from '@/lib/progress/archive'
import { isReadable } from '@/lib/progress/foreign-event'

import { channelOf, type Channel } from './channel'
import type { LearnerDatabase } from './database'
import { beginEpoch } from './epoch'
import { typed } from './storage-error'

interface Surroundings {
  readonly channel?: Channel
  readonly now?: () => number
}

export function archiveIn(
  db: LearnerDatabase,
  { channel = channelOf(db), now = Date.now }: Surroundings = {},
): Archive {
  /** One transaction, and every tab reads anew once it has committed. */
  const rewrite = async <T>(work: () => Promise<T>): Promise<T> => {
    const done = await typed(() =>
      db.transaction('rw', db.tables, async () => {
        const result = await work()
        await beginEpoch(db)
        return result
      }),
    )
    channel.tellRewritten()
    return done
  }

  return {
    rows: () => typed(() => db.events.toArray()),
    count: () => typed(() => db.events.count()),
    union: (rows) => rewrite(() => union(db, rows, now())),
    imports: () =>
      typed(async () => {
        const made = await db.imports.orderBy('atMs').toArray()
        return made.map(({ id, atMs, added }) => ({ id, atMs, added }))
      }),
    takeBack: (id) =>
      rewrite(async () => {
        const made = await db.imports.get(id)
        await db.events.bulkDelete([...(made?.eventIds ?? [])])
        await db.imports.delete(id)
      }),
    lastBackup: () =>
      typed(async () => {
        const row = await db.facts.get('backup')
        return row?.key === 'backup' ? row.value : undefined
      }),
    noteBackup: () =>
      typed(async () => {
        const value = { atMs: now(), rows: await db.events.count() }
        await db.facts.put({ key: 'backup', value })
      }),
    erase: () => rewrite(() => erase(db)),
  }
}

async function union(db: LearnerDatabase, rows: readonly Row[], atMs: number) {
  const unique = [...new Map(rows.map((row) => [row['id'] as string, row])).values()]
  const there = await db.events.bulkGet(unique.map((row) => row['id'] as string))
  const others = unique.filter((_, place) => !there[place] || !isReadable(there[place]))
  await db.events.bulkPut(others)
  const made = { id: crypto.randomUUID(), atMs, added: others.length }
  await db.imports.add({ ...made, eventIds: others.map((row) => row['id'] as string) })
  return made
}

/** All but the epoch: a snapshot that another tab is about to write must not come to life again. */
async function erase(db: LearnerDatabase) {
  await Promise.all(
    [db.events, db.drafts, db.device, db.imports].map(async (table) => table.clear()),
  )
  await db.facts.delete('backup')
}
