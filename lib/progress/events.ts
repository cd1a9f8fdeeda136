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
export type Fact = Graded

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

export interface Envelope {
  /** A UUID, so that the union of two logs holds no doubles. */
  readonly id: string
  readonly schema: 1
  readonly clock: Clock
}

export type LearnerEvent = Envelope & Fact
