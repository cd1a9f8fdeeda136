import { createLearnerStore } from '@/lib/state/learner-store'
import { openLearner } from '@/lib/storage/open-learner'

import { remind } from './backup-reminder'
import { sayNotKept, summarySlot } from './stores'

/** Comes with the first that reads or keeps something, and storage with it. */
export const learnerStore = createLearnerStore({
  openLearner: async () => {
    const learner = await openLearner()
    if (!learner.kept) sayNotKept(learner.problem)
    return learner
  },
  summary: summarySlot,
})

learnerStore.subscribe(({ view }) => {
  if (view.phase === 'open' && view.learner.kept) void remind(view.learner.archive)
})
