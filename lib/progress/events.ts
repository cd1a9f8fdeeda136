import type { ItemId } from '@/lib/content/item-id'
import type { Attempt } from '@/lib/grading/attempt'
import type { Confidence } from '@/lib/grading/confidence'
import type { Grade } from '@/lib/grading/grades'
import type { Day } from '@/lib/review/day'
import type { Settings } from '@/lib/review/settings'

import type { Clock } from './clock'

/**
 * What the learner did, and never what follows from it: a schedule in an event could not be
 * merged with another device's. A new kind is a new member here, a row in event-schema.ts and
 * a row in fold.ts; the compiler asks for all three.
 */
export type Fact =
  | Graded
  | Undone
  | Flagged
  | Noted
  | Suspended
  | Buried
  | Reset
  | SettingsChanged
  | Predicted
  | Diagnosed
  | DesignGraded

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
  /** Practised without touching the schedule. */
  readonly cram?: true | undefined
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

/** Not to be asked until further notice. */
export interface Suspended {
  readonly kind: 'suspended'
  readonly itemId: ItemId
  readonly on: boolean
}

/** Not to be asked before a day of the learner's. */
export interface Buried {
  readonly kind: 'buried'
  readonly itemId: ItemId
  readonly untilDay: Day
}

/** As if never answered; what the learner wrote and flagged stays. */
export interface Reset {
  readonly kind: 'reset'
  readonly itemId: ItemId
}

/** All of them at once: the latest event is what holds. */
export interface SettingsChanged extends Settings {
  readonly kind: 'settingsChanged'
}

/** Said what a run of a simulator would do, before it was shown. */
export interface Predicted {
  readonly kind: 'predicted'
  /** Of the preset, or of the question about it. */
  readonly itemId: ItemId
  readonly right: boolean
  readonly confidence: Confidence
  /** Reopens this very run: a path of this site with its fragment. */
  readonly link: string
}

/** Named the cause of an incident. */
export interface Diagnosed {
  readonly kind: 'diagnosed'
  readonly itemId: ItemId
  readonly right: boolean
  readonly confidence: Confidence
  /** Which of the incident's causes it was, and what the evidence was drawn with. */
  readonly cause: ItemId
  readonly seed: number
  readonly link: string
  readonly spentMs: number
}

/** Held a design against its rubric. */
export interface DesignGraded {
  readonly kind: 'designGraded'
  readonly itemId: ItemId
  readonly dimensions: readonly DimensionScore[]
  readonly link: string
  readonly spentMs: number
}

/** Each dimension is an item of its own, because each is forgotten at its own pace. */
export interface DimensionScore {
  /** One of a kind in the site, such as `design-rate-limiter-capacity`. */
  readonly itemId: ItemId
  readonly points: number
  readonly of: number
}

export const MOST_DIMENSIONS = 20
/** The whole state of a simulator is in its link. */
export const LONGEST_LINK = 4_000

export interface Envelope {
  /** A UUID, so that the union of two logs holds no doubles. */
  readonly id: string
  readonly schema: 1
  readonly clock: Clock
}

export type LearnerEvent = Envelope & Fact
