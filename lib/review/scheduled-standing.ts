import type { ItemId } from '@/lib/content/item-id'
import { standings, type Standing } from '@/lib/content/standings'
import type { LearnerState } from '@/lib/progress/fold'
import type { Wave } from '@/lib/progress/summary'

import type { Card } from './card'
import { dayAt, startOf, type Day } from './day'
import { isLeech } from './leech'
import type { ReviewState } from './review-state'
import type { Schedule } from './schedule'

interface Known {
  readonly progress: LearnerState
  readonly review: ReviewState
  readonly schedule: Schedule
  readonly nowMs: number
}

/** It takes ts-fsrs, which no first page loads. */
export function scheduledStandingsOf(id: ItemId, known: Known): readonly Standing[] {
  const { progress, review } = known
  const card = review.cards.get(id)
  const answered = progress.items.has(id)
  const holds: Readonly<Record<Standing, boolean>> = {
    new: !answered && !card,
    answered,
    learning: card !== undefined && card.memory.phase !== 'review',
    due: card !== undefined && isAsked(card, known),
    leech: card !== undefined && isLeech(card),
    flagged: progress.flags.has(id),
  }
  return standings.filter((standing) => holds[standing])
}

/** Due, and neither suspended nor buried today. Daily limits do not make it less due. */
export function isAsked(card: Card, { review, schedule, nowMs }: Omit<Known, 'progress'>): boolean {
  return schedule.isDue(card, nowMs) && !isHidden(card.itemId, { review, schedule, nowMs })
}

/** From when on how many more items are asked, as far as is known today. */
export function dueWaves(review: ReviewState, schedule: Schedule): readonly Wave[] {
  const starts = new Map<Day, number>()
  const startMs = (day: Day) => {
    const known = starts.get(day) ?? startOf(day, schedule.calendar)
    starts.set(day, known)
    return known
  }
  const waves = new Map<number, number>()
  for (const card of review.cards.values()) {
    if (review.suspended.has(card.itemId)) continue
    const due = schedule.dueOf(card)
    const buried = review.buried.get(card.itemId)
    const dueMs = due.unit === 'instant' ? due.atMs : startMs(due.day)
    const fromMs = Math.max(dueMs, buried === undefined ? 0 : startMs(buried))
    waves.set(fromMs, (waves.get(fromMs) ?? 0) + 1)
  }
  return [...waves].toSorted(([a], [b]) => a - b)
}

/** Suspended, or buried until a later day. */
export function isHidden(
  id: ItemId,
  { review, schedule, nowMs }: Omit<Known, 'progress'>,
): boolean {
  const until = review.buried.get(id)
  return (
    review.suspended.has(id) || (until !== undefined && dayAt(nowMs, schedule.calendar) < until)
  )
}
