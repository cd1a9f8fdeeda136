import type { ItemId } from '@/lib/content/item-id'
import type { Confidence } from '@/lib/grading/confidence'
import type { ProgressLog } from '@/lib/progress/log'
import type { StorageProblem } from '@/lib/progress/storage-problem'
import type { Path } from '@/lib/simulator/field'
import type { ForkOrder, MomentReply, Problem, RunView } from '@/lib/simulator/host'
import type { SharedRun } from '@/lib/simulator/link'
import type { PredictionTask } from '@/lib/simulator/prediction'
import type { Reading } from '@/lib/simulator/reading'
import type { Remote } from '@/lib/simulator/remote'

/** One preset, as the page brings it. */
export interface Lesson {
  readonly id: ItemId
  readonly scenario: unknown
  readonly predict: PredictionTask | null
}

export interface Fork {
  readonly order: ForkOrder
  readonly reading: Reading
}

export interface Prediction {
  readonly said: number | string
  readonly confidence: Confidence
  readonly right: boolean
  /** What the run did instead, as a sentence would say it. */
  readonly actual: string
  /** Whether it is in the learner's history by now, and why not when it cannot be. */
  readonly isKept: boolean
  readonly problem: StorageProblem | undefined
}

export interface SimulatorState {
  readonly lesson: Lesson
  /** What the controls hold. The schema decides whether the engine sees it. */
  readonly proposed: unknown
  /** The last good run. */
  readonly run: RunView | null
  readonly problems: readonly Problem[]
  readonly isRunning: boolean
  readonly atMs: number
  readonly at: MomentReply | null
  readonly fork: Fork | null
  /** The view that is open, of those that the run has. */
  readonly view: string | null
  /** The figure waits until somebody has said what it will show. */
  readonly isAsking: boolean
  readonly prediction: Prediction | null
  /** The run holds what somebody pasted, which no link may carry. */
  readonly isPrivate: boolean
  /** Why there is no engine to ask. */
  readonly failure: string | null
}

export interface Replacement {
  readonly atMs?: number
  /** Left out by what is derived from the run on screen, which may hold times of somebody's own. */
  readonly isPrivate?: boolean
}

export interface SimulatorActions {
  readonly open: (shared: SharedRun) => Promise<void>
  readonly choose: (lesson: string) => Promise<void>
  readonly propose: (path: Path, value: unknown) => Promise<void>
  /** A whole scenario: a counterexample, a challenge, a pasted file. */
  readonly replace: (scenario: unknown, how?: Replacement) => Promise<void>
  /** One more request at the playhead. */
  readonly send: () => Promise<void>
  /** Opens another view. */
  readonly show: (view: string) => void
  /** Presses the button of a row in the open view. */
  readonly act: (deed: string) => Promise<void>
  readonly seek: (atMs: number) => void
  /** To the event before or after. */
  readonly step: (towards: -1 | 1) => Promise<void>
  /** To the next moment worth a look. */
  readonly jump: (towards: -1 | 1) => void
  readonly forkHere: (id: string) => Promise<void>
  readonly unfork: () => Promise<void>
  readonly predict: (said: number | string, confidence: Confidence) => Promise<void>
  readonly skip: () => void
}

export interface SimulatorPorts {
  readonly simulator: string
  /** The first is where everybody starts. */
  readonly lessons: readonly [Lesson, ...Lesson[]]
  readonly engine: Remote
  readonly log: Pick<ProgressLog, 'append'>
  /** Reopens this very run, to predict it again. */
  readonly linkTo: (shared: SharedRun) => Promise<string>
}

/** What the parts of the store share. */
export interface Scene extends SimulatorPorts {
  readonly get: () => SimulatorState
  readonly set: (change: Partial<SimulatorState>) => void
}
