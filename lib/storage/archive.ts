import type { Archive, Beside, Import, Row } from '@/lib/progress/archive'
import type { Draft } from '@/lib/progress/drafts'
import { isReadable } from '@/lib/progress/foreign-event'
import { newerDrafts, stillStands, type Replaced } from '@/lib/progress/newer'

import { channelOf, type Channel } from './channel'
import type { LearnerDatabase } from './database'
import { draftIn } from './drafts'
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
    drafts: () => typed(() => draftsOf(db)),
    union: (rows, beside = {}) => rewrite(() => union(db, { rows, ...beside }, now())),
    imports: () =>
      typed(async () => {
        const made = await db.imports.orderBy('atMs').toArray()
        return made.map(({ id, atMs, added, drafts = [], preferences }) => {
          return { id, atMs, added, drafts, preferences }
        })
      }),
    takeBack: (id) =>
      rewrite(async () => {
        const made = await db.imports.get(id)
        await db.events.bulkDelete([...(made?.eventIds ?? [])])
        for (const replaced of made?.drafts ?? []) await putBack(db, replaced)
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

async function union(
  db: LearnerDatabase,
  { rows, drafts = [], preferences }: Beside & { readonly rows: readonly Row[] },
  atMs: number,
): Promise<Import> {
  const unique = [...new Map(rows.map((row) => [row['id'] as string, row])).values()]
  const there = await db.events.bulkGet(unique.map((row) => row['id'] as string))
  const others = unique.filter((_, place) => !there[place] || !isReadable(there[place]))
  await db.events.bulkPut(others)
  const newer = newerDrafts(await draftsOf(db), drafts)
  await db.drafts.bulkPut(newer.map(({ after }) => after))
  const made = {
    ...{ id: crypto.randomUUID(), atMs, added: others.length },
    ...{ drafts: newer, preferences },
  }
  await db.imports.add({ ...made, eventIds: others.map((row) => row['id'] as string) })
  return made
}

const draftsOf = async (db: LearnerDatabase) => (await db.drafts.toArray()).map(draftIn)

async function putBack(db: LearnerDatabase, replaced: Replaced<Draft>) {
  const { before, after } = replaced
  const row = await db.drafts.get(after.key)
  if (!stillStands(replaced, row && draftIn(row))) return
  if (before) await db.drafts.put(before)
  else await db.drafts.delete(after.key)
}

/** All but the epoch: a snapshot that another tab is about to write must not come to life again. */
async function erase(db: LearnerDatabase) {
  await Promise.all(
    [db.events, db.drafts, db.device, db.imports].map(async (table) => table.clear()),
  )
  await db.facts.delete('backup')
}
