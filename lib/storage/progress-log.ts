import { tick, type Clock } from '@/lib/progress/clock'
import { learnerEventSchema, parseClock, parseEvent } from '@/lib/progress/event-schema'
import type { Fact, LearnerEvent } from '@/lib/progress/events'
import { createListeners } from '@/lib/progress/listeners'
import type { ProgressLog } from '@/lib/progress/log'

import { LearnerDatabase } from './database'
import { typed } from './storage-error'

export function openProgressLog(name?: string): ProgressLog {
  return progressLogIn(new LearnerDatabase(name))
}

export function progressLogIn(db: LearnerDatabase, now: () => number = Date.now): ProgressLog {
  const { tell, subscribe } = createListeners()
  // Dexie's live queries would hand over the whole log again; other tabs need the one event.
  const otherTabs = new BroadcastChannel(`${db.name}-events`)
  otherTabs.onmessage = ({ data }) => {
    const event = parseEvent(data)
    if (event) tell(event)
  }

  return {
    append: async (fact) => {
      const event = await typed(() => store(db, fact, now))
      tell(event)
      otherTabs.postMessage(event)
      return event
    },
    read: () =>
      typed(async () => {
        // By time, as fold sorts: sorting a hundred thousand sorted events costs next to nothing.
        const rows = await inTime(db).toArray()
        return rows.flatMap((row) => parseEvent(row) ?? [])
      }),
    subscribe,
  }
}

/** Stamped inside the transaction: another tab may have appended a moment ago. */
function store(db: LearnerDatabase, fact: Fact, now: () => number): PromiseLike<LearnerEvent> {
  return db.transaction('rw', db.events, db.device, async () => {
    const clock = tick(await lastClock(db), now(), await deviceId(db))
    const event: LearnerEvent = { ...fact, id: crypto.randomUUID(), schema: 1, clock }
    // What could not be read back must not be acknowledged.
    await db.events.add({ ...learnerEventSchema.parse(event) })
    return event
  })
}

/** Events of kinds unknown to this release count too; rows with a damaged clock do not. */
async function lastClock(db: LearnerDatabase): Promise<Clock | undefined> {
  const newestFirst = inTime(db).reverse()
  return parseClock((await newestFirst.filter(({ clock }) => !!parseClock(clock)).first())?.clock)
}

const inTime = (db: LearnerDatabase) => db.events.orderBy('[clock.ms+clock.counter]')

/** Kept in this database and never in a backup, or two devices would share one. */
async function deviceId(db: LearnerDatabase): Promise<string> {
  const row = await db.device.get('device')
  if (row) return row.id
  const id = crypto.randomUUID()
  await db.device.add({ key: 'device', id })
  return id
}
