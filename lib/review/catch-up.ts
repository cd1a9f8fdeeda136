import { dayAt, daysBetween } from './day'
import { gainOf } from './gain'
import { interleave } from './interleave'
import { dueItems, horizonDays, type Asked, type QueueInput } from './queue'

const ABSENCE_DAYS = 3
const FIRST_HELPING = 10

/**
 * After an absence: the few items that are worth most, instead of a wall. Undefined while there
 * is no wall; the rest stays due and comes after.
 */
export function catchUp(input: QueueInput): readonly Asked[] | undefined {
  const { state, schedule, nowMs } = input
  const today = dayAt(nowMs, schedule.calendar)
  const lastAtMs = Math.max(...[...state.cards.values()].map(({ last }) => last.atMs))
  const due = dueItems(input)
  if (due.length <= FIRST_HELPING) return undefined
  if (daysBetween(dayAt(lastAtMs, schedule.calendar), today) < ABSENCE_DAYS) return undefined

  const horizon = horizonDays(state, today)
  const byGain = due
    .map((asked) => ({ asked, gain: gainOf(asked.card, nowMs, horizon) }))
    .toSorted((a, b) => b.gain - a.gain)
    .map(({ asked }) => asked)
  return interleave(byGain.slice(0, FIRST_HELPING), ({ item }) => item.topic)
}
