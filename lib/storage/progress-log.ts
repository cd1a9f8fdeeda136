import { tick, type Clock } from '@/lib/progress/clock'
import { learnerEventSchema, parseClock, parseEvent } from '@/lib/progress/event-schema'
import type { Fact, LearnerEvent } from '@/lib/progress/events'
import type { ProgressLog } from '@/lib/progress/log'
import { compareEvents, type Mark } from '@/lib/progress/order'

import { channelOf, type Channel } from './channel'
import { LearnerDatabase } from './database'
import { typed } from './storage-error'

export function openProgressLog(name?: string): ProgressLog {
  return progressLogIn(new LearnerDatabase(name))
}

interface Surroundings {
  readonly channel?: Channel
  readonly now?: () => number
}

export function progressLogIn(
  db: LearnerDatabase,
  { channel = channelOf(db), now = Date.now }: Surroundings = {},
): ProgressLog {
  return {
    append: async (fact) => {
      const event = await typed(() => store(db, fact, now))
      channel.tellAppended(event)
      return event
    },
    read: (after) =>
      typed(async () => {
        // By time, as fold sorts: sorting a hundred thousand sorted events costs next to nothing.
        const rows = await (after ? since(db, after) : inTime(db)).toArray()
        const events = rows.flatMap((row) => parseEvent(row) ?? [])
        return after ? events.filter((event) => compareEvents(event, after) > 0) : events
      }),
    subscribe: channel.onAppended,
    onRewritten: channel.onRewritten,
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

const IN_TIME = '[clock.ms+clock.counter]'

const inTime = (db: LearnerDatabase) => db.events.orderBy(IN_TIME)

const since = (db: LearnerDatabase, { clock }: Mark) =>
  db.events.where(IN_TIME).aboveOrEqual([clock.ms, clock.counter])

/** Kept in this database and never in a backup, or two devices would share one. */
async function deviceId(db: LearnerDatabase): Promise<string> {
  const row = await db.device.get('device')
  if (row) return row.id
  const id = crypto.randomUUID()
  await db.device.add({ key: 'device', id })
  return id
}
