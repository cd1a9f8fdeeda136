'use client'

import type { GradeContext } from '@/components/answer/judging'
import type { ItemId } from '@/lib/content/item-id'
import type { QuestionCard } from '@/lib/content/topic-file'
import type { Sitting } from '@/lib/review/sitting'
import { retryAfter, waitsFor } from '@/lib/review/waits'
import type { AnswerState } from '@/lib/state/answer-store'

import { NextCard } from './next-card'
import { RetryAfterLine } from './retry-after-line'
import type { OpenReview } from './review-room'
import { useNow } from './use-now'

interface Graded {
  readonly id: ItemId
  readonly card: QuestionCard
  readonly review: OpenReview
  readonly state: AnswerState
  readonly sitting: Sitting
  readonly onNext: () => void
}

const NOT_REVEALED = new Set(['asking', 'confident'])

/** What a grade does to the schedule, before it is given and after. Practice does nothing to it. */
export function useGradeContext({
  id,
  card,
  review,
  state,
  sitting,
  onNext,
}: Graded): GradeContext {
  // A wait that depends on the hour is looked up again while the answer is read.
  const nowMs = useNow(5_000)
  const { cram } = sitting.choice
  const known = review.state.cards.get(id)
  const { phase, attempt = 'unknown', confidence = 'guess', ticked } = state
  const given = { itemId: id, attempt, confidence, ideas: { ticked, of: card.keyIdeas.length } }
  const graded = phase === 'graded'
  const shows = !cram && !graded && !NOT_REVEALED.has(phase)
  const waits = shows ? waitsFor(known, given, { schedule: review.schedule, nowMs }) : undefined
  return {
    waits,
    settled:
      graded &&
      (cram
        ? 'practice, the schedule stays'
        : known && <RetryAfterLine wait={retryAfter(known, review.schedule)} />),
    onward: <NextCard onNext={onNext} />,
  }
}
