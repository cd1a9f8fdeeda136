import type { ItemId } from '@/lib/content/item-id'

import type { Askable } from './askable'
import type { Card } from './card'
import { dayAt, daysBetween, type Day } from './day'
import { gainOf } from './gain'
import { interleave } from './interleave'
import type { ReviewState } from './review-state'
import type { Schedule } from './schedule'
import { hasSiblingIn, type Siblings } from './siblings'
import { isHidden } from './scheduled-standing'

export interface Asked {
  readonly item: Askable
  /** Undefined while the item is new. */
  readonly card: Card | undefined
  readonly why: Why
}

/** Back within the session; its day has come; first time; soon due and nothing else is; asked for. */
export type Why = 'step' | 'due' | 'new' | 'ahead' | 'cram'

export interface QueueInput {
  readonly state: ReviewState
  /** Everything that may be asked, new items in the order in which they are best learned. */
  readonly items: readonly Askable[]
  readonly siblings: Siblings
  readonly schedule: Schedule
  readonly nowMs: number
  /** Asked a moment ago. Its topic does not come next, if another can. */
  readonly previous?: Askable | undefined
  /** Of a plan, in place of the learner's own limit: see `Plan.newPerDay`. */
  readonly newPerDay?: number | undefined
}

const DEFAULT_HORIZON_DAYS = 30
/** With nothing else left nobody has to sit and wait for a step. */
const AHEAD_MS = 20 * 60_000

/** What is to be asked today, in order. The first is the next. */
export function queue(input: QueueInput): readonly Asked[] {
  const { previous } = input
  const chosen = [...stepsBy(input.nowMs, input), ...withinLimits(input)]
  const ordered = interleave(chosen, ({ item }) => item.topic, previous?.topic)
  const ahead = stepsBy(input.nowMs + AHEAD_MS, input)
    .filter(({ card }) => !input.schedule.isDue(card, input.nowMs))
    .map((asked) => ({ ...asked, why: 'ahead' as const }))
  return [...notTwice(ordered, previous), ...ahead]
}

/** Days from now at which recall should be high: the interview, or a month. */
export function horizonDays(state: ReviewState, today: Day): number {
  const { interviewDay } = state.settings
  const left = interviewDay === undefined ? 0 : daysBetween(today, interviewDay)
  return left > 0 ? left : DEFAULT_HORIZON_DAYS
}

type Reviewed = Asked & { readonly card: Card }

/** Everything due, limits aside: back within the session first, then by what a review is worth. */
export function dueItems(input: QueueInput): readonly Reviewed[] {
  return [...stepsBy(input.nowMs, input), ...duesIn(input)]
}

function reviewedIn({ items, state, schedule, nowMs }: QueueInput) {
  return items.flatMap((item) => {
    const card = state.cards.get(item.id)
    if (!card || isHidden(item.id, { review: state, schedule, nowMs })) return []
    return [{ item, card, due: schedule.dueOf(card) }]
  })
}

/** Neither limits nor siblings hold them up: they are half done. */
function stepsBy(atMs: number, input: QueueInput): readonly Reviewed[] {
  return reviewedIn(input)
    .flatMap(({ due, ...asked }) =>
      due.unit === 'instant' && due.atMs <= atMs ? [{ ...asked, atMs: due.atMs }] : [],
    )
    .toSorted((a, b) => a.atMs - b.atMs)
    .map(({ item, card }) => ({ item, card, why: 'step' }))
}

/** What a review is worth decides; of equals, the id, so that two tabs agree. */
function duesIn(input: QueueInput): readonly (Reviewed & { readonly why: 'due' })[] {
  const { state, schedule, nowMs } = input
  const horizon = horizonDays(state, dayAt(nowMs, schedule.calendar))
  return reviewedIn(input)
    .filter(({ due, card }) => due.unit === 'day' && schedule.isDue(card, nowMs))
    .map(({ item, card }) => ({ item, card, gain: gainOf(card, nowMs, horizon) }))
    .toSorted((a, b) => b.gain - a.gain || (a.item.id < b.item.id ? -1 : 1))
    .map(({ item, card }) => ({ item, card, why: 'due' }))
}

/** Without a level it is no question, and its first time is on its own page. */
function newIn({ items, state, schedule, nowMs }: QueueInput) {
  return items
    .filter(({ id, level }) => level !== undefined && !state.cards.has(id))
    .filter(({ id }) => !isHidden(id, { review: state, schedule, nowMs }))
    .map((item) => ({ item, card: undefined, why: 'new' as const }))
}

/** What was sure and wrong yesterday comes first, and nothing holds it up. */
function withinLimits(input: QueueInput): readonly Asked[] {
  const { state, schedule, nowMs, siblings, newPerDay } = input
  const done = doneOn(dayAt(nowMs, schedule.calendar), input)
  const left = {
    due: state.settings.reviewsPerDay - done.reviews,
    new: (newPerDay ?? state.settings.newPerDay) - done.firsts,
  }
  const dues = duesIn(input)
  const corrections = dues.filter(({ card }) => schedule.isCorrection(card))
  const taken = new Set([...done.ids, ...corrections.map(({ item }) => item.id)])
  const others = dues.filter(({ card }) => !schedule.isCorrection(card))
  left.due -= corrections.length
  const chosen = [...others, ...newIn(input)].filter(({ item, why }) => {
    if (left[why] <= 0 || hasSiblingIn(taken, item.id, siblings)) return false
    left[why] -= 1
    taken.add(item.id)
    return true
  })
  return [...corrections, ...chosen]
}

interface Done {
  readonly ids: readonly ItemId[]
  readonly firsts: number
  readonly reviews: number
}

/** What a day's limits have been used for, counted in items. */
export function doneOn(
  day: Day,
  { state, schedule: { calendar } }: Pick<QueueInput, 'state' | 'schedule'>,
): Done {
  const done = [...state.cards.values()].filter(({ last }) => dayAt(last.atMs, calendar) === day)
  const firsts = done.filter(({ firstAtMs }) => dayAt(firstAtMs, calendar) === day).length
  return { ids: done.map(({ itemId }) => itemId), firsts, reviews: done.length - firsts }
}

/** The item just asked waits for another, if there is one. */
function notTwice(ordered: readonly Asked[], previous: Askable | undefined): readonly Asked[] {
  const [first, second, ...rest] = ordered
  const repeats = first && second && first.item.id === previous?.id
  return repeats ? [second, first, ...rest] : ordered
}
