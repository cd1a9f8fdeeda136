import type { ItemId } from '@/lib/content/item-id'
import type { Attempt } from '@/lib/grading/attempt'
import type { Confidence } from '@/lib/grading/confidence'
import type { Grade } from '@/lib/grading/grades'

import type { Clock } from './clock'

/**
 * What the learner did, and never what follows from it: a schedule in an event could not be
 * merged with another device's. A new kind is a new member here, a row in event-schema.ts and
 * a row in fold.ts; the compiler asks for all three.
 */
export type Fact = Graded | Undone | Flagged | Noted

export interface Graded {
  readonly kind: 'graded'
  readonly itemId: ItemId
  readonly grade: Grade
  /** Kept beside the grade, so that an override can be seen. */
  readonly suggested: Grade
  /** Said before the reveal. */
  readonly confidence: Confidence
  readonly ideas: TickedIdeas
  /** From the first sight of the question to the reveal. */
  readonly spentMs: number
  readonly attempt: Attempt
}

/** Which of the key ideas the learner had, by their place in the list. */
export interface TickedIdeas {
  readonly ticked: readonly number[]
  readonly of: number
}

/**
 * Takes back one earlier event. The fold skips both, so that the state is what it would have been
 * without either. Undoing an `undone` brings its target back.
 */
export interface Undone {
  readonly kind: 'undone'
  /** The id of an event. */
  readonly target: string
}

export interface Flagged {
  readonly kind: 'flagged'
  readonly itemId: ItemId
  readonly on: boolean
}

/** The learner's own words on an item; each replaces the one before, and an empty one removes it. */
export interface Noted {
  readonly kind: 'noted'
  readonly itemId: ItemId
  readonly text: string
}

/** In UTF-16 units. A page and a half: what is longer is no note. */
export const LONGEST_NOTE = 4_000

export interface Envelope {
  /** A UUID, so that the union of two logs holds no doubles. */
  readonly id: string
  readonly schema: 1
  readonly clock: Clock
}

export type LearnerEvent = Envelope & Fact
