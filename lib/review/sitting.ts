import { isItemId, type ItemId } from '@/lib/content/item-id'
import type { Graded, LearnerEvent } from '@/lib/progress/events'
import { parseFields } from '@/lib/progress/text-slot'
import type { Standing } from '@/lib/progress/undo'

import type { Askable } from './askable'
import type { Asked, QueueInput } from './queue'
import { session, type SessionChoice } from './session'

/**
 * One session in front of the queue. It knows only when it began and what was wished for: what is
 * done follows from the log and what is left from the queue, so it goes on after a reload.
 */
export interface Sitting {
  readonly startedAtMs: number
  readonly choice: SessionChoice
  /** After an absence: only these. */
  readonly only?: readonly ItemId[] | undefined
}

/** The localStorage key. */
export const SITTING_SLOT = 'sitting'

export const everything: SessionChoice = { topics: [], levels: [], dueOnly: false, cram: false }

/** The events that answered something, of those that stand since the sitting began. */
export function answersIn(events: readonly Standing[]): readonly Answer[] {
  return events.filter(isAnswer)
}

type Answer = Extract<Standing, { kind: 'graded' | 'predicted' | 'diagnosed' | 'designGraded' }>

export function isAnswer(event: LearnerEvent): event is Answer {
  return ['graded', 'predicted', 'diagnosed', 'designGraded'].includes(event.kind)
}

/** What is left, in order. The first is the next. */
export function left(
  input: Omit<QueueInput, 'previous'>,
  { choice, only }: Sitting,
  events: readonly Standing[],
): readonly Asked[] {
  const answers = answersIn(events)
  const lastId = answers.at(-1)?.itemId
  const previous = input.items.find(({ id }) => id === lastId)
  const items = only ? input.items.filter(({ id }) => only.includes(id)) : input.items
  const asked = session({ ...input, items, previous }, choice)
  return choice.cram ? notYetCrammed(asked, answers, previous) : asked
}

/** Each once, and what was not recalled once more at the end. */
function notYetCrammed(
  asked: readonly Asked[],
  answers: readonly Answer[],
  previous: Askable | undefined,
): readonly Asked[] {
  const last = new Map(answers.filter(isGraded).map(({ itemId, grade }) => [itemId, grade]))
  const fresh = asked.filter(({ item }) => !last.has(item.id))
  const again = asked.filter(({ item }) => last.get(item.id) === 'again')
  const others = again.filter(({ item }) => item.id !== previous?.id)
  return [...fresh, ...others, ...again.filter((one) => !others.includes(one))]
}

const isGraded = (event: Standing): event is Extract<Answer, Graded> => event.kind === 'graded'

/** As `recapOf` takes them: in a session of practice the practice counts. */
export function practised(events: readonly Standing[]): readonly Standing[] {
  return events.map((event) => (event.kind === 'graded' ? { ...event, cram: undefined } : event))
}

export function packSitting(sitting: Sitting): string {
  return JSON.stringify(sitting)
}

/** Whatever another release left in the slot: what can't be read is no sitting. */
export function parseSitting(text: string | undefined): Sitting | undefined {
  const { startedAtMs, choice, only } = parseFields(text)
  if (typeof startedAtMs !== 'number' || typeof choice !== 'object' || choice === null) {
    return undefined
  }
  const { topics, levels, dueOnly, cram } = choice as Record<string, unknown>
  return {
    startedAtMs,
    choice: {
      topics: texts(topics),
      levels: texts(levels),
      dueOnly: dueOnly === true,
      cram: cram === true,
    },
    only: Array.isArray(only) ? texts(only).filter(isItemId) : undefined,
  }
}

const texts = (value: unknown): readonly string[] =>
  Array.isArray(value) ? value.filter((each) => typeof each === 'string') : []
