import { dayAt, daysBetween } from './day'
import { gainOf } from './gain'
import { interleave } from './interleave'
import { dueItems, horizonDays, queue, type Asked, type QueueInput } from './queue'

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
  if (dueItems(input).length <= FIRST_HELPING) return undefined
  if (daysBetween(dayAt(lastAtMs, schedule.calendar), today) < ABSENCE_DAYS) return undefined

  const horizon = horizonDays(state, today)
  // Out of the queue, which keeps siblings apart: what is offered is what the session asks.
  const byGain = queue(input)
    .flatMap((asked) =>
      asked.card && asked.why !== 'ahead'
        ? [{ asked, gain: gainOf(asked.card, nowMs, horizon) }]
        : [],
    )
    .toSorted((a, b) => b.gain - a.gain)
    .map(({ asked }) => asked)
  return interleave(byGain.slice(0, FIRST_HELPING), ({ item }) => item.topic)
}
