import { createStore } from 'zustand/vanilla'

import type { Learner, Places } from '@/lib/progress/learner'
import type { Ledger } from '@/lib/progress/ledger'
import type { Mark } from '@/lib/progress/order'
import { problemOf, type StorageProblem } from '@/lib/progress/storage-problem'
import { parseSummary, type Summary } from '@/lib/progress/summary'
import type { TextSlot } from '@/lib/progress/text-slot'
import type { Offset } from '@/lib/review/day'
import { reviewProjection, type ReviewState } from '@/lib/review/review-state'
import { createSchedule, type Schedule } from '@/lib/review/schedule'
import { dueWaves } from '@/lib/review/scheduled-standing'

import { follow } from './follow'
import { createHistory, type History } from './history'

/** What there is to review, in step with the log; which of it is on screen is the page's matter. */
export type ReviewView =
  | { readonly phase: 'closed' }
  | { readonly phase: 'opening' }
  | {
      readonly phase: 'open'
      readonly places: Places
      readonly state: ReviewState
      readonly schedule: Schedule
      readonly history: History
    }
  | { readonly phase: 'failed'; readonly problem: StorageProblem }

interface ReviewStoreState {
  readonly view: ReviewView
  /** All callers share one attempt; after a failure, a new one. */
  readonly open: () => Promise<void>
}

interface Ports {
  readonly openLearner: () => Promise<Learner>
  /** Of the learner's time zone. */
  readonly offset: Offset
  readonly summary: TextSlot
}

export function createReviewStore({ openLearner, offset, summary }: Ports) {
  return createStore<ReviewStoreState>()((set, get) => {
    let opening: Promise<void> | undefined
    const fail = (cause: unknown) => set({ view: { phase: 'failed', problem: problemOf(cause) } })

    const start = async () => {
      set({ view: { phase: 'opening' } })
      try {
        const places = await openLearner()
        let mark: Mark | undefined
        const history = createHistory({ log: places.log, mark: () => mark })
        const show = ({ base, state }: Ledger<ReviewState>) => {
          mark = base.mark
          const schedule = scheduleFor(state, get().view, offset)
          set({ view: { phase: 'open', places, state, schedule, history } })
          if (places.kept) writeDue(summary, dueWaves(state, schedule))
        }
        await follow(places, reviewProjection, { show, lose: fail })
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

/** For the first paint of the next visit; which items were answered is the learner store's to say. */
function writeDue(slot: TextSlot, due: Summary['due']): void {
  const before = slot.read()
  const after = JSON.stringify({ ...parseSummary(before), due })
  if (after !== before) slot.write(after)
}

/** A schedule remembers the dates it has worked out: the same settings keep the same one. */
function scheduleFor({ settings }: ReviewState, view: ReviewView, offset: Offset): Schedule {
  const unchanged = view.phase === 'open' && view.state.settings === settings
  return unchanged ? view.schedule : createSchedule(settings, offset)
}
