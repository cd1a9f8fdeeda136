import { createLearnerStore } from '@/lib/state/learner-store'
import { openLearner } from '@/lib/storage/open-learner'

import { askToKeep } from './ask-to-keep'
import { remind } from './backup-reminder'
import { sayNotKept, summarySlot } from './stores'
import { loadReviewStore } from './use-review'
import { whenIdle } from './when-idle'

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
  if (view.phase !== 'open' || !view.learner.kept) return
  const { archive } = view.learner
  void remind(archive)
  void askToKeep(archive).catch(() => undefined)
  whenIdle(() => void followSchedule().catch(() => undefined))
})

/** What was just answered comes back some day: the badge of that day is written now, if it can be. */
async function followSchedule() {
  const store = await loadReviewStore.load()
  await store.getState().open()
}
