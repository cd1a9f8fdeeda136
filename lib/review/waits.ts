import { gradeOrder, type Grade } from '@/lib/grading/grades'
import { interval } from '@/lib/format/duration'

import { attemptOf, type Given } from './attempts'
import type { Card } from './card'
import { waitMs, type Schedule } from './schedule'

/** What each grade would write into the Retry-After line, by the rule that will be applied. */
export function waitsFor(
  card: Card | undefined,
  given: Given,
  { schedule, nowMs }: { readonly schedule: Schedule; readonly nowMs: number },
): Readonly<Record<Grade, string>> {
  const attempt = attemptOf(given, Math.max(nowMs, card?.last.atMs ?? 0))
  const dues = schedule.preview(card, attempt)
  const waits = gradeOrder.map((grade) => {
    return [grade, interval(waitMs(dues[grade], attempt.atMs, schedule.calendar))] as const
  })
  return Object.fromEntries(waits) as Record<Grade, string>
}

/** The Retry-After line of a card as its last review left it. */
export function retryAfter(card: Card, schedule: Schedule): string {
  return interval(waitMs(schedule.dueOf(card), card.last.atMs, schedule.calendar))
}
