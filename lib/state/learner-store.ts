import { createStore } from 'zustand/vanilla'

import { progressProjection, type LearnerState } from '@/lib/progress/fold'
import type { Learner } from '@/lib/progress/learner'
import type { Mark } from '@/lib/progress/order'
import { problemOf, type StorageProblem } from '@/lib/progress/storage-problem'
import { parseSummary, summarise } from '@/lib/progress/summary'
import type { TextSlot } from '@/lib/progress/text-slot'

import { follow } from './follow'
import { createHistory, type History } from './history'

/** Where the learner's history is on its way into memory. */
export type LearnerView =
  | { readonly phase: 'closed' }
  | { readonly phase: 'opening' }
  | {
      readonly phase: 'open'
      readonly learner: Learner
      readonly progress: LearnerState
      readonly history: History
    }
  | { readonly phase: 'failed'; readonly problem: StorageProblem }

interface LearnerStoreState {
  readonly view: LearnerView
  /** Reads the log and follows it. All callers share one attempt; after a failure, a new one. */
  readonly open: () => Promise<void>
}

interface Ports {
  /** `openLearner` of lib/storage, behind a dynamic import. */
  readonly openLearner: () => Promise<Learner>
  readonly summary: TextSlot
}

export function createLearnerStore({ openLearner, summary }: Ports) {
  return createStore<LearnerStoreState>()((set, get) => {
    let opening: Promise<void> | undefined

    const fail = (cause: unknown) => set({ view: { phase: 'failed', problem: problemOf(cause) } })
    const show = (learner: Learner, progress: LearnerState, history: History) => {
      set({ view: { phase: 'open', learner, progress, history } })
      // The log of a tab that keeps nothing knows less than the summary does.
      if (!learner.kept) return
      // How many are due is written by the review store, which knows a schedule.
      const { due } = parseSummary(summary.read())
      summary.write(JSON.stringify(summarise(progress, due)))
    }
    const start = async () => {
      set({ view: { phase: 'opening' } })
      try {
        const learner = await openLearner()
        let mark: Mark | undefined
        const history = createHistory({ log: learner.log, mark: () => mark })
        await follow(learner, progressProjection, {
          show: ({ base, state }) => {
            mark = base.mark
            show(learner, state, history)
          },
          lose: fail,
        })
      } catch (cause) {
        fail(cause)
      }
    }

    return {
      view: { phase: 'closed' },
      open: () => {
        if (!opening || get().view.phase === 'failed') opening = start()
        return opening
      },
    }
  })
}
