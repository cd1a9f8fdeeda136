import type { Path } from '@/lib/simulator/field'
import type { Lesson } from '@/lib/state/simulator/state'

/** A preset as the page brings it: rendered at build, its numbers filled in from the run. */
export interface LessonText extends Lesson {
  readonly title: string
  readonly summary: string
  readonly shows: 'lesson' | 'disagreement'
  readonly question: string
  readonly lesson: string
  readonly checked: string
  readonly sources: readonly {
    readonly label: string
    readonly url: string
    readonly section: string
  }[]
}

/** A challenge without its judge, who sits in the worker. */
export interface ChallengeText {
  readonly id: string
  readonly title: string
  readonly task: string
  readonly start: unknown
  readonly editable: readonly Path[]
}

export interface SimulatorData {
  readonly id: string
  readonly title: string
  readonly lead: string
  readonly engineVersion: number
  readonly lessons: readonly [LessonText, ...LessonText[]]
  readonly challenges: readonly ChallengeText[]
}
