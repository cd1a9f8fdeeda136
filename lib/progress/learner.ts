import type { Archive } from './archive'
import type { Drafts } from './drafts'
import type { ProgressLog } from './log'
import type { Snapshots } from './snapshot'
import type { StorageProblem } from './storage-problem'

/** The places a learner writes to, and whether they outlive the tab. */
export type Learner = Places & (Kept | NotKept)

export interface Places {
  readonly log: ProgressLog
  readonly drafts: Drafts
  readonly snapshots: Snapshots
  readonly archive: Archive
}

interface Kept {
  readonly kept: true
}

interface NotKept {
  readonly kept: false
  readonly problem: StorageProblem
}
