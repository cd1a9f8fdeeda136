import type { ItemId } from '@/lib/content/item-id'

import type { Askable } from './askable'
import { addDays, dayAt, daysBetween, startOf, type Day } from './day'
import { gainOf } from './gain'
import { recallAfter, recallAt, remembered, stabilityAfter, type Memory } from './memory'
import { secondsPerItem } from './pace'
import { doneOn } from './queue'
import type { ReviewState } from './review-state'
import type { Schedule } from './schedule'
import { recallByTopic, UNSEEN_RECALL, type TopicRecall } from './topic-recall'

/** How the time until the interview is best spent, and what that gives. */
export interface Plan {
  readonly interviewDay: Day
  /** Days to learn on: from today to the day before. */
  readonly days: number
  /** How long an item takes this learner, and so how many there is time for on one day. */
  readonly secondsPerItem: number
  readonly perDay: number
  readonly topics: readonly TopicRecall[]
  /** What would never be asked, as there is no time for it. Least valuable last. */
  readonly dropped: readonly Askable[]
  /** How many new items to start on a day. What was started today is of them. */
  readonly newPerDay: number
}

export interface PlanInput {
  readonly state: ReviewState
  readonly items: readonly Askable[]
  readonly schedule: Schedule
  readonly nowMs: number
}

/**
 * A function of today: a day that was missed is no debt, the days left are planned anew. Each day
 * takes the items whose review raises recall on the day of the interview most (`gainOf`); of today
 * that is what has been done already, and then what there is still time for.
 */
export function planFor(input: PlanInput): Plan | undefined {
  const { state, schedule, nowMs } = input
  const { interviewDay, minutesPerDay } = state.settings
  const today = dayAt(nowMs, schedule.calendar)
  const days = interviewDay === undefined ? 0 : daysBetween(today, interviewDay)
  if (interviewDay === undefined || minutesPerDay === undefined || days <= 0) return undefined

  const seconds = secondsPerItem(state)
  const perDay = Math.floor((minutesPerDay * 60) / seconds)
  const done = doneOn(today, input)
  const memories = rehearse(input, { today, days, perDay, done: done.ids.length })
  const dayMs = startOf(interviewDay, schedule.calendar)
  const asked = input.items.filter(({ id }) => !state.suspended.has(id))
  const dropped = asked.filter(({ id }) => !memories.has(id))
  const firsts = asked.filter(({ id }) => memories.has(id) && !state.cards.has(id)).length
  return {
    interviewDay,
    days,
    secondsPerItem: seconds,
    perDay,
    topics: recallByTopic(asked, ({ id }) => {
      const memory = memories.get(id)
      return memory && recallAt(memory, dayMs)
    }),
    dropped,
    newPerDay: Math.ceil((firsts + done.firsts) / days),
  }
}

/** Far interviews are rehearsed in blocks of days, so that a plan takes the same time. */
const MOST_BLOCKS = 30
const NOT_WORTH_A_REVIEW = 0.002

interface Frame {
  readonly today: Day
  readonly days: number
  readonly perDay: number
  /** Of today, already. */
  readonly done: number
}

function rehearse(input: PlanInput, frame: Frame): ReadonlyMap<ItemId, Memory> {
  const { state, schedule, nowMs } = input
  const { today, days, perDay, done } = frame
  const memories = new Map([...state.cards].map(([id, { memory }]) => [id, memory]))
  const block = Math.ceil(days / MOST_BLOCKS)
  for (let day = 0; day < days; day += block) {
    const atMs = day === 0 ? nowMs : startOf(addDays(today, day), schedule.calendar)
    const worth = input.items
      .filter(({ id }) => !state.suspended.has(id))
      .map(({ id }) => ({ id, gain: gainAt(memories.get(id), atMs, days - day) }))
      .filter(({ gain }) => gain > NOT_WORTH_A_REVIEW)
      .toSorted((a, b) => b.gain - a.gain)
    const room = perDay * Math.min(block, days - day) - (day === 0 ? done : 0)
    for (const { id } of worth.slice(0, Math.max(0, room))) {
      memories.set(id, expected(memories.get(id), id, atMs))
    }
  }
  return memories
}

/** As a first answer leaves it that was good by the end of the session. */
const firstMemory = (itemId: ItemId, atMs: number) =>
  remembered(undefined, { itemId, pace: 'minutes', grade: 'good', atMs })

const START = firstMemory('a' as ItemId, 0).stability

function gainAt(memory: Memory | undefined, atMs: number, days: number): number {
  return memory ? gainOf({ memory }, atMs, days) : recallAfter(START, days) - UNSEEN_RECALL
}

/** Between Good and Again by the chance of each, on the scale on which memories grow. */
function expected(memory: Memory | undefined, itemId: ItemId, atMs: number): Memory {
  if (!memory) return firstMemory(itemId, atMs)
  const r = recallAt(memory, atMs)
  const log = (grade: 'good' | 'again') => Math.log(stabilityAfter(memory, { grade, atMs }))
  const stability = Math.exp(r * log('good') + (1 - r) * log('again'))
  return { ...memory, stability, atMs }
}
