import type { Prediction } from '@/lib/grading/calibration'
import { isRecalled } from '@/lib/grading/score'
import type { Standing } from '@/lib/progress/undo'

import { attemptsIn } from './attempts'
import { dayAt, type Calendar, type Day } from './day'

/** Figures of the log as a whole, from `standing(inOrder(events))`. */

/** What was said before each reveal, and how it turned out. "I don't know" predicts nothing. */
export function predictionsIn(events: readonly Standing[]): readonly Prediction[] {
  return events.flatMap((event): readonly Prediction[] => {
    switch (event.kind) {
      case 'graded': {
        const { ideas, confidence, attempt } = event
        const recalled = isRecalled({ ticked: ideas.ticked.length, of: ideas.of })
        return attempt === 'unknown' ? [] : [{ confidence, recalled }]
      }
      case 'predicted':
      case 'diagnosed':
        return [{ confidence: event.confidence, recalled: event.right }]
      default:
        return []
    }
  })
}

/** Of `n` reviews at least half a day after the one before, so many were recalled. */
export interface TrueRetention {
  readonly n: number
  readonly recalled: number
}

const HALF_A_DAY = 43_200_000

/** Kept recall: what comes back within the session shows nothing of memory. */
export function trueRetention(events: readonly Standing[]): TrueRetention {
  const reviews = spacedReviews(events)
  return { n: reviews.length, recalled: reviews.filter(({ recalled }) => recalled).length }
}

interface SpacedReview {
  readonly atMs: number
  readonly recalled: boolean
}

export function spacedReviews(events: readonly Standing[]): readonly SpacedReview[] {
  const lastAt = new Map<string, number>()
  return events.flatMap(attemptsIn).flatMap(({ itemId, atMs, grade }) => {
    const before = lastAt.get(itemId)
    lastAt.set(itemId, atMs)
    if (before === undefined || atMs - before < HALF_A_DAY) return []
    return [{ atMs, recalled: grade !== 'again' }]
  })
}

/** Milliseconds up to the reveal, by day of the learner's. */
export function timeSpent(
  events: readonly Standing[],
  calendar: Calendar,
): ReadonlyMap<Day, number> {
  const spent = new Map<Day, number>()
  for (const event of events) {
    if (!('spentMs' in event)) continue
    const day = dayAt(event.clock.ms, calendar)
    spent.set(day, (spent.get(day) ?? 0) + event.spentMs)
  }
  return spent
}
