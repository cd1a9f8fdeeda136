import type { ItemId } from '@/lib/content/item-id'

import { addDays, dayAt, startOf, type Day } from './day'
import type { ReviewState } from './review-state'
import { dueDay, type Schedule } from './schedule'

/** When something waits again, and how much of it comes that day. */
export interface NextDue {
  readonly day: Day
  /** The first minute of it: of the day, or of the step that comes within this one. */
  readonly atMs: number
  readonly items: number
}

interface Known {
  readonly state: ReviewState
  readonly schedule: Schedule
  readonly nowMs: number
}

/** Undefined when nothing is on its way: then only new items are left. */
export function nextDue({ state, schedule, nowMs }: Known): NextDue | undefined {
  const { calendar } = schedule
  const today = dayAt(nowMs, calendar)
  const waiting = [...state.cards.values()]
    .filter(({ itemId }) => !state.suspended.has(itemId))
    .map((card) => {
      const due = schedule.dueOf(card)
      const day = later(dueDay(due, calendar), buriedUntil(state, card.itemId))
      const atMs = due.unit === 'instant' ? due.atMs : startOf(day, calendar)
      return { day, atMs: Math.max(atMs, startOf(day, calendar)) }
    })
    // What limits or siblings hold back today comes tomorrow at the earliest.
    .map((due) => (due.atMs > nowMs ? due : at(addDays(today, 1), calendar)))
    .toSorted((a, b) => a.atMs - b.atMs)
  const [first] = waiting
  return first && { ...first, items: waiting.filter(({ day }) => day === first.day).length }
}

const at = (day: Day, calendar: Schedule['calendar']) => ({ day, atMs: startOf(day, calendar) })

const buriedUntil = ({ buried }: ReviewState, id: ItemId): Day => buried.get(id) ?? ''

const later = (a: Day, b: Day): Day => (a > b ? a : b)
