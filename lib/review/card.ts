import type { ItemId } from '@/lib/content/item-id'
import type { Grade } from '@/lib/grading/grades'

import { remembered, type Memory, type Pace } from './memory'

/** All that reviews of one item add up to. No due date: that follows from it and the settings. */
export interface Card {
  readonly itemId: ItemId
  readonly pace: Pace
  readonly memory: Memory
  /** As it was before the last review, because the wait follows from both. */
  readonly before: Memory | undefined
  readonly last: Answered
  readonly firstAtMs: number
  /** When the learner was last sure and wrong. */
  readonly sureWrongAtMs: number | undefined
  /** How often it was forgotten after a day or more. */
  readonly misses: number
  /** How often each key idea was not there, by its place. */
  readonly missedIdeas: readonly number[]
  /** Where it is asked, if it is no question: reopens the exact run. */
  readonly link: string | undefined
}

export interface Answered {
  readonly atMs: number
  readonly grade: Grade
  /** At least 75 %, said before the reveal. */
  readonly sure: boolean
  /** At least half of the key ideas. */
  readonly recalled: boolean
}

export interface Attempted extends Answered {
  readonly itemId: ItemId
  readonly pace: Pace
  readonly ideas?: { readonly ticked: readonly number[]; readonly of: number } | undefined
  readonly link?: string | undefined
}

const DAY = 86_400_000

export function reviewed(card: Card | undefined, attempt: Attempted): Card {
  const { itemId, pace, atMs, grade, sure, recalled } = attempt
  const history = card ?? { ...unseen, firstAtMs: atMs }
  return {
    itemId,
    pace,
    memory: remembered(card?.memory, attempt),
    before: card?.memory,
    last: { atMs, grade, sure, recalled },
    firstAtMs: history.firstAtMs,
    sureWrongAtMs: isSureAndWrong(attempt) ? atMs : history.sureWrongAtMs,
    misses: history.misses + Number(card !== undefined && isMiss(card, attempt)),
    missedIdeas: countMissed(history.missedIdeas, attempt.ideas),
    link: attempt.link ?? history.link,
  }
}

const unseen = { sureWrongAtMs: undefined, misses: 0, missedIdeas: [], link: undefined }

function isSureAndWrong({ sure, grade, recalled }: Answered): boolean {
  return sure && (grade === 'again' || !recalled)
}

/** Failing again within the session says nothing that the first time did not. */
function isMiss({ memory }: Card, { grade, atMs }: Answered): boolean {
  return grade === 'again' && atMs - memory.atMs >= DAY / 2
}

function countMissed(before: readonly number[], ideas: Attempted['ideas']): readonly number[] {
  if (!ideas) return before
  const had = new Set(ideas.ticked)
  return Array.from({ length: ideas.of }, (_, idea) => (before[idea] ?? 0) + Number(!had.has(idea)))
}
