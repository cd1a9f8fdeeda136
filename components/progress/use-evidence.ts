'use client'

import { useEffect, useState } from 'react'

import { useReview } from '@/components/shell/use-review'
import { inOrder } from '@/lib/progress/order'
import { problemOf, type StorageProblem } from '@/lib/progress/storage-problem'
import { standing, type Standing } from '@/lib/progress/undo'
import type { ReviewState } from '@/lib/review/review-state'
import type { Schedule } from '@/lib/review/schedule'

/** The log and what follows from it, of one moment. */
export interface Evidence {
  readonly events: readonly Standing[]
  readonly state: ReviewState
  readonly schedule: Schedule
  readonly nowMs: number
}

export type Gathering =
  | { readonly phase: 'gathering' }
  | { readonly phase: 'gathered'; readonly evidence: Evidence }
  | { readonly phase: 'failed'; readonly problem: StorageProblem }

/** Reads the log again whenever it has changed; until then the figures before stay. */
export function useEvidence(): Gathering {
  const view = useReview()
  const [gathering, setGathering] = useState<Gathering>({ phase: 'gathering' })
  useEffect(() => {
    if (view.phase !== 'open') return
    let gone = false
    const { state, schedule } = view
    view.places.log.read().then(
      (log) => {
        const evidence = { events: standing(inOrder(log)), state, schedule, nowMs: Date.now() }
        if (!gone) setGathering({ phase: 'gathered', evidence })
      },
      (cause: unknown) => gone || setGathering({ phase: 'failed', problem: problemOf(cause) }),
    )
    return () => void (gone = true)
  }, [view])
  return view.phase === 'failed' ? view : gathering
}
