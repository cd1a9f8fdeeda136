import { zoneOffset } from '@/lib/review/day'
import { createReviewStore } from '@/lib/state/review-store'

import { openLearner, summarySlot } from './stores'

/** Comes with the first page that asks for a schedule, and the scheduling library with it. */
export const reviewStore = createReviewStore({
  openLearner,
  offset: zoneOffset(Intl.DateTimeFormat().resolvedOptions().timeZone),
  summary: summarySlot,
})
