import type { ItemId } from '@/lib/content/item-id'
import type { Matrix } from '@/lib/incident/matrix'
import type { Mitigation } from '@/lib/incident/mitigation'
import type { Scene, Step } from '@/lib/incident/play'
import type { Score } from '@/lib/incident/score'
import type { Shares } from '@/lib/incident/shares'
import type { Drafts } from '@/lib/progress/drafts'
import type { ProgressLog } from '@/lib/progress/log'
import type { StorageProblem } from '@/lib/progress/storage-problem'

import type { KeptCase } from './kept-case'

/** briefing -> open -> concluding -> debrief, and from there to another case. */
export type IncidentPhase = 'briefing' | 'open' | 'concluding' | 'debrief'

/** How somebody plays. */
export interface Rules {
  /** Without the list of causes until the end. */
  readonly isBlind: boolean
  /** Ten minutes for all looks instead of as many as they take. */
  readonly isShort: boolean
}

export const SHORT_MINUTES = 10

export interface Result {
  readonly score: Score
  readonly isRight: boolean
  readonly isFixRight: boolean
  readonly isKept: boolean
  readonly problem: StorageProblem | undefined
}

export interface IncidentState {
  readonly phase: IncidentPhase
  readonly rules: Rules
  /** The case at hand, once it was started. */
  readonly scene: Scene | null
  /** A cause planted by hand stays in the link; one that the seed drew is no part of it. */
  readonly isPlanted: boolean
  readonly shares: Shares
  /** Something was said since the last look. */
  readonly isSettled: boolean
  readonly steps: readonly Step[]
  /** Sources, by place. */
  readonly pinned: readonly number[]
  readonly notes: string
  readonly named: number | null
  /** One of the fixes, by place. */
  readonly fix: number | null
  readonly result: Result | null
  /** Why the investigation is not kept, while it is not. */
  readonly draftProblem: StorageProblem | undefined
}

export interface IncidentActions {
  readonly start: (wanted: Start) => void
  /** Goes on where somebody stopped; says whether it could. */
  readonly resume: (kept: KeptCase) => boolean
  /** In whole percent; the others make room. */
  readonly believe: (cause: number, share: number) => void
  /** The last look changed nothing. */
  readonly keep: () => void
  readonly look: (source: number) => void
  readonly pin: (source: number) => void
  readonly mitigate: (mitigation: number) => void
  readonly note: (text: string) => void
  readonly conclude: () => void
  /** Back to the evidence. */
  readonly reopen: () => void
  readonly name: (cause: number) => void
  readonly choose: (fix: number) => void
  readonly finish: () => Promise<void>
  /** The same incident again, with another cause or with other evidence of the same. */
  readonly again: (other: 'cause' | 'evidence') => void
}

export interface Start {
  readonly seed: number | null
  readonly cause: number | null
  readonly rules: Rules
}

export interface IncidentPorts {
  readonly id: ItemId
  readonly matrix: Matrix
  readonly mitigations: readonly Mitigation[]
  /** Which cause each fix repairs; null for those that repair none. */
  readonly fixes: readonly (number | null)[]
  readonly keyOf: (cause: number) => ItemId
  readonly log: Pick<ProgressLog, 'append'>
  readonly drafts: Drafts
  readonly now: () => number
  /** From [0, 1). */
  readonly chance: () => number
  /** A path of this site that opens a case. */
  readonly linkTo: (seed: number, cause?: ItemId) => string
}

/** What the parts of the store share. */
export interface Stage extends IncidentPorts {
  readonly get: () => IncidentState
  readonly set: (change: Partial<IncidentState>) => void
}
