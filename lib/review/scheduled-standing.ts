import type { ItemId } from '@/lib/content/item-id'
import { standings, type Standing } from '@/lib/content/standings'
import type { LearnerState } from '@/lib/progress/fold'

import type { Card } from './card'
import { dayAt } from './day'
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

/** How many items wait. */
export function countDue(known: Omit<Known, 'progress'>): number {
  return [...known.review.cards.values()].filter((card) => isAsked(card, known)).length
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
