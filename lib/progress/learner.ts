import type { Drafts } from './drafts'
import type { ProgressLog } from './log'
import type { StorageProblem } from './storage-problem'

/** The two places a learner writes to, and whether they outlive the tab. */
export type Learner = Places & (Kept | NotKept)

interface Places {
  readonly log: ProgressLog
  readonly drafts: Drafts
}

interface Kept {
  readonly kept: true
}

interface NotKept {
  readonly kept: false
  readonly problem: StorageProblem
}
