'use client'

import { later } from './later'
import { useView } from './use-view'

export const loadReviewStore = later(async () => (await import('./review-store')).reviewStore)

/** What there is to review, in step with the log. */
export const useReview = () => useView(loadReviewStore)
