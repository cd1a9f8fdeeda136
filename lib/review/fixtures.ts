import { itemId, type ItemId } from '@/lib/content/item-id'
import type { Fact, LearnerEvent } from '@/lib/progress/events'
import { eventId, gradedFact } from '@/lib/progress/fixtures'

import type { Askable } from './askable'
import type { Offset } from './day'
import type { QueueInput } from './queue'
import { foldReview } from './review-state'
import { createSchedule } from './schedule'
import type { Siblings } from './siblings'

export const utc: Offset = () => 0
export const HOUR = 3_600_000
export const DAY = 24 * HOUR
/** A Monday, nine in the morning. */
export const monday = Date.UTC(2026, 0, 5, 9)

/** A fact and how many days after that Monday it happened. */
export type Dated = readonly [days: number, fact: Fact]

export function eventsAt(...dated: readonly Dated[]): readonly LearnerEvent[] {
  return dated.map(([days, fact], place) => ({
    ...fact,
    id: eventId(place),
    schema: 1,
    clock: { ms: monday + Math.round(days * DAY), counter: place, device: 'phone' },
  }))
}

export const answered = (id: string, part: Parameters<typeof gradedFact>[0] = {}) =>
  gradedFact({ itemId: itemId(id), ...part })

export const ask = (id: string, topic = id, level: Askable['level'] = 'low'): Askable => ({
  id: itemId(id),
  topic,
  level,
})

interface Scene {
  readonly log?: readonly Dated[]
  readonly items: readonly Askable[]
  /** After that Monday. */
  readonly days?: number
  readonly siblings?: Siblings
  readonly previous?: Askable | undefined
}

export function sceneOf({ log = [], items, days = 0, ...rest }: Scene): QueueInput {
  const state = foldReview(eventsAt(...log))
  const schedule = createSchedule(state.settings, utc)
  const siblings: Siblings = new Map<ItemId, ReadonlySet<ItemId>>()
  return { state, items, siblings, schedule, nowMs: monday + days * DAY, ...rest }
}
