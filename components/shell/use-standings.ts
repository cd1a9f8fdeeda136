'use client'

import { useState } from 'react'

import type { ItemId } from '@/lib/content/item-id'
import type { Standing } from '@/lib/content/standings'

import { later, useLater } from './later'
import { useLearner } from './use-learner'
import { useReview } from './use-review'

const scheduling = later(
  async () => (await import('@/lib/review/scheduled-standing')).scheduledStandingsOf,
)

type Standings =
  | { readonly phase: 'opening' | 'failed' }
  | { readonly phase: 'open'; readonly of: (id: ItemId) => readonly Standing[] }

/** How items stand with the learner: what `is:` asks for, and what lists show. */
export function useStandings(): Standings {
  const learner = useLearner()
  const review = useReview()
  const { Part: standingsOf } = useLater(scheduling)
  const [nowMs] = useState(() => Date.now())

  if (learner.phase === 'failed' || review.phase === 'failed') return { phase: 'failed' }
  if (learner.phase !== 'open' || review.phase !== 'open' || !standingsOf) {
    return { phase: 'opening' }
  }
  const { progress } = learner
  const { state, schedule } = review
  return {
    phase: 'open',
    of: (id) => standingsOf(id, { progress, review: state, schedule, nowMs }),
  }
}
