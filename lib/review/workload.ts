import type { Card } from './card'
import { dayAt, daysBetween, type Offset } from './day'
import { daysUntil } from './memory'
import type { ReviewState } from './review-state'
import { createSchedule, dueDay, type Schedule } from './schedule'

/** What aiming at a retention costs, so that it can be seen while choosing. */
export interface Workload {
  readonly retention: number
  /** Exact: the due dates follow from the retention. */
  readonly dueNow: number
  /**
   * Reviews a day from now on, for the cards there are: the sum over cards of 1 / I(S), where
   * I(S) is the wait in days at this retention, at least one. It ignores what will be forgotten.
   */
  readonly perDay: number
}

interface When {
  readonly offset: Offset
  readonly nowMs: number
}

export function workload(
  state: ReviewState,
  retentions: readonly number[],
  { offset, nowMs }: When,
): readonly Workload[] {
  const cards = asked(state)
  return retentions.map((retention) => {
    const schedule = createSchedule({ ...state.settings, retention }, offset)
    const waits = cards.map(({ memory }) => Math.max(1, daysUntil(retention, memory.stability)))
    return {
      retention,
      dueNow: cards.filter((card) => schedule.isDue(card, nowMs)).length,
      perDay: waits.reduce((sum, days) => sum + 1 / days, 0),
    }
  })
}

/**
 * The same in proportion, for whoever has no cards yet: how many reviews it takes at each
 * retention for one at the base, I(S) at the base / I(S), in which S cancels out.
 */
export function relativeWorkload(
  retentions: readonly number[],
  base: number,
): readonly Pick<Workload, 'retention' | 'perDay'>[] {
  return retentions.map((retention) => ({
    retention,
    perDay: daysUntil(base, 1) / daysUntil(retention, 1),
  }))
}

/** How many cards fall due on each of the next days; what is overdue counts as today. */
export function forecast(
  state: ReviewState,
  schedule: Schedule,
  { nowMs, days }: { readonly nowMs: number; readonly days: number },
): readonly number[] {
  const counts = Array.from({ length: days }, () => 0)
  const today = dayAt(nowMs, schedule.calendar)
  for (const card of asked(state)) {
    const day = dueDay(schedule.dueOf(card), schedule.calendar)
    const ahead = Math.max(0, daysBetween(today, day))
    if (ahead < days) counts[ahead] = counts[ahead]! + 1
  }
  return counts
}

const asked = ({ cards, suspended }: ReviewState): readonly Card[] =>
  [...cards.values()].filter(({ itemId }) => !suspended.has(itemId))
