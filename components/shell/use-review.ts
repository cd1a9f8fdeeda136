'use client'

import { useEffect, useState } from 'react'

import type { ReviewView } from '@/lib/state/review-store'

import { later } from './later'

const reviewing = later(async () => (await import('./review-store')).reviewStore)

/** What there is to review, in step with the log. */
export function useReview(): ReviewView {
  const [view, setView] = useState<ReviewView>(
    () => reviewing.here()?.getState().view ?? { phase: 'closed' },
  )
  useEffect(() => {
    let stop: (() => void) | undefined
    let gone = false
    reviewing.load().then(
      (store) => {
        if (gone) return
        stop = store.subscribe((state) => setView(state.view))
        void store.getState().open()
        setView(store.getState().view)
      },
      () => gone || setView({ phase: 'failed', problem: 'unknown' }),
    )
    return () => {
      gone = true
      stop?.()
    }
  }, [])
  return view
}
