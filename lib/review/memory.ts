import {
  createEmptyCard,
  default_w,
  forgetting_curve,
  fsrs,
  FSRSVersion,
  GenSeedStrategyWithCardId,
  Rating,
  State,
  StrategyMode,
  type FSRS,
  type Grade as FsrsGrade,
} from 'ts-fsrs'

import type { ItemId } from '@/lib/content/item-id'
import type { Grade } from '@/lib/grading/grades'

/** What is known of a memory after a review (FSRS-6). It follows from the reviews alone. */
export interface Memory {
  /** Days until the chance of recall has fallen to 90 %. */
  readonly stability: number
  /** From 1 to 10. */
  readonly difficulty: number
  readonly phase: Phase
  readonly step: number
  readonly reviews: number
  readonly lapses: number
  /** When it was last reviewed. */
  readonly atMs: number
}

export type Phase = 'learning' | 'review' | 'relearning'

/** What takes minutes returns after minutes; what takes an hour does not return the same day. */
export type Pace = 'minutes' | 'days'

export interface Review {
  readonly itemId: ItemId
  readonly pace: Pace
  readonly grade: Grade
  readonly atMs: number
}

/** How long until the next review. Days are days of the learner's calendar. */
export type Wait =
  | { readonly unit: 'minutes'; readonly minutes: number }
  | { readonly unit: 'days'; readonly days: number }

export interface Scheduler {
  readonly next: (memory: Memory | undefined, review: Review) => Next
}

interface Next {
  readonly memory: Memory
  readonly wait: Wait
}

/** An answer takes minutes to say: one return the same day is enough, for new and for lapsed. */
const STEPS = ['10m'] as const
const LONGEST_WAIT_DAYS = 3_650

/** Kept with every state made by it: another one may not go on from there. */
export const algorithm = [FSRSVersion, default_w.join(' '), STEPS.join(' ')].join('; ')

const DAY = 86_400_000

export function createScheduler(retention: number): Scheduler {
  const engines = { minutes: engine(retention, STEPS), days: engine(retention, []) }
  // By item and number of the review, so that every device draws the same dates.
  for (const made of Object.values(engines)) {
    made.parameters.enable_fuzz = true
    made.useStrategy(StrategyMode.SEED, GenSeedStrategyWithCardId('seed'))
  }
  return { next: (memory, review) => next(engines[review.pace], memory, review) }
}

/** The wait depends on the retention aimed at; the memory does not, nor on any fuzz. */
export function remembered(memory: Memory | undefined, review: Review): Memory {
  return next(plain[review.pace], memory, review).memory
}

function engine(retention: number, steps: readonly `${number}m`[]): FSRS {
  return fsrs({
    request_retention: retention,
    maximum_interval: LONGEST_WAIT_DAYS,
    learning_steps: steps,
    relearning_steps: steps,
  })
}

const plain = { minutes: engine(0.9, STEPS), days: engine(0.9, []) }

const ratings: Readonly<Record<Grade, FsrsGrade>> = {
  again: Rating.Again,
  hard: Rating.Hard,
  good: Rating.Good,
  easy: Rating.Easy,
}
const phases = { learning: State.Learning, review: State.Review, relearning: State.Relearning }

function next(engine: FSRS, memory: Memory | undefined, review: Review): Next {
  const start = new Date(0)
  // ts-fsrs counts midnights of UTC, which for most learners come in the middle of a day.
  const now = new Date(memory ? daysSince(memory, review.atMs) * DAY : 0)
  const before = memory ? { ...createEmptyCard(start), ...toFsrs(memory) } : createEmptyCard(start)
  const { card } = engine.next(
    { ...before, seed: `${review.itemId}/` } as typeof before,
    now,
    ratings[review.grade],
  )
  const days = card.state === State.Review
  return {
    memory: {
      stability: card.stability,
      difficulty: card.difficulty,
      phase: days ? 'review' : card.state === State.Relearning ? 'relearning' : 'learning',
      step: card.learning_steps,
      reviews: card.reps,
      lapses: card.lapses,
      atMs: review.atMs,
    },
    wait: days
      ? { unit: 'days', days: card.scheduled_days }
      : { unit: 'minutes', minutes: (card.due.getTime() - now.getTime()) / 60_000 },
  }
}

const toFsrs = ({ stability, difficulty, phase, step, reviews, lapses }: Memory) => ({
  ...{ stability, difficulty, lapses },
  state: phases[phase],
  learning_steps: step,
  reps: reviews,
  last_review: new Date(0),
})

/** To the nearest day: an evening and the next morning are one session, two mornings are not. */
function daysSince(memory: Memory, atMs: number): number {
  return Math.max(0, Math.round((atMs - memory.atMs) / DAY))
}

/**
 * The chance of recall at an instant: R(t, S) = (1 + factor · t / S)^decay, 1 at once and 0.9
 * when t is the stability.
 */
export function recallAt(memory: Memory, atMs: number): number {
  return recallAfter(memory.stability, (atMs - memory.atMs) / DAY)
}

export function recallAfter(stability: number, days: number): number {
  return forgetting_curve(default_w, Math.max(0, days), stability)
}

/** The stability a review would leave, without the wait. */
export function stabilityAfter(memory: Memory, review: Pick<Review, 'grade' | 'atMs'>): number {
  return plain.days.next_state(memory, daysSince(memory, review.atMs), ratings[review.grade])
    .stability
}

/** The days until recall has fallen to `retention`, without fuzz and unrounded. */
export function daysUntil(retention: number, stability: number): number {
  return stability * plain.days.calculate_interval_modifier(retention)
}
