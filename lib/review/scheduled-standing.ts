import type { ItemId } from '@/lib/content/item-id'
import type { LearnerState } from '@/lib/progress/fold'

import type { Card } from './card'
import { dayAt } from './day'
import { isLeech } from './leech'
import type { ReviewState } from './review-state'
import type { Schedule } from './schedule'

/** As in `is:due` of lib/content/question-query. An item may be several of these at once. */
export type ItemStanding = 'new' | 'answered' | 'learning' | 'due' | 'leech' | 'flagged'

interface Known {
  readonly progress: LearnerState
  readonly review: ReviewState
  readonly schedule: Schedule
  readonly nowMs: number
}

export function scheduledStandingsOf(id: ItemId, known: Known): ReadonlySet<ItemStanding> {
  const { progress, review } = known
  const card = review.cards.get(id)
  const answered = progress.items.has(id)
  const holds: Readonly<Record<ItemStanding, boolean>> = {
    new: !answered && !card,
    answered,
    learning: card !== undefined && card.memory.phase !== 'review',
    due: card !== undefined && isAsked(card, known),
    leech: card !== undefined && isLeech(card),
    flagged: progress.flags.has(id),
  }
  return new Set((Object.keys(holds) as ItemStanding[]).filter((standing) => holds[standing]))
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
