import { tick, type Clock } from '@/lib/progress/clock'
import { learnerEventSchema, parseClock, parseEvent } from '@/lib/progress/event-schema'
import type { Fact, LearnerEvent } from '@/lib/progress/events'
import type { ProgressLog } from '@/lib/progress/log'

import { LearnerDatabase } from './database'
import { typed } from './storage-error'

export function openProgressLog(name?: string): ProgressLog {
  return progressLogIn(new LearnerDatabase(name))
}

export function progressLogIn(db: LearnerDatabase, now: () => number = Date.now): ProgressLog {
  const listeners = new Set<(event: LearnerEvent) => void>()
  const tell = (event: LearnerEvent) => listeners.forEach((listener) => listener(event))
  // Dexie's live queries would hand over the whole log again; other tabs need the one event.
  const otherTabs = new BroadcastChannel(`${db.name}-events`)
  otherTabs.onmessage = ({ data }) => {
    const event = parseEvent(data)
    if (event) tell(event)
  }

  return {
    append: (fact) =>
      typed(async () => {
        const event = await store(db, fact, now)
        otherTabs.postMessage(event)
        tell(event)
        return event
      }),
    read: () =>
      typed(async () => (await db.events.toArray()).flatMap((row) => parseEvent(row) ?? [])),
    subscribe: (listener) => {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
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
  const newestFirst = db.events.orderBy('[clock.ms+clock.counter]').reverse()
  return parseClock((await newestFirst.filter(({ clock }) => !!parseClock(clock)).first())?.clock)
}

/** Kept in this database and never in a backup, or two devices would share one. */
async function deviceId(db: LearnerDatabase): Promise<string> {
  const row = await db.device.get('device')
  if (row) return row.id
  const id = crypto.randomUUID()
  await db.device.add({ key: 'device', id })
  return id
}
