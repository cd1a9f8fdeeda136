import { after, sum } from './belief'
import type { Case } from './draw'
import type { Belief, Matrix, Reading } from './matrix'
import { helps, outcomeOf, type Mitigation } from './mitigation'

/** An incident with what can be done about it, and the way in which it happened this time. */
export interface Scene {
  readonly matrix: Matrix
  readonly mitigations: readonly Mitigation[]
  readonly drawn: Case
}

/** What somebody did: a look at a source, or a mitigation. Both by place. */
export type Step =
  | { readonly kind: 'look'; readonly source: number; readonly said: Belief | null }
  | { readonly kind: 'mitigate'; readonly mitigation: number; readonly said: Belief | null }

/** A step with what came of it. `said` is what was believed before it, null for who said nothing. */
export interface Taken {
  readonly step: Step
  readonly minutes: number
  /** On the clock, when it was over. */
  readonly atMinute: number
  readonly reading: Reading
  /** A Bayesian reader of the same evidence, before and after. */
  readonly before: Belief
  readonly after: Belief
}

/** Each step in turn, beside a reader who knows all the odds. */
export function follow(scene: Scene, steps: readonly Step[]): readonly Taken[] {
  const taken: Taken[] = []
  for (const step of steps) {
    const last = taken.at(-1)
    const before = last?.after ?? scene.matrix.priors
    const reading = readingOf(scene, step)
    const minutes = minutesOf(scene, step)
    const atMinute = (last?.atMinute ?? 0) + minutes
    taken.push({ step, minutes, atMinute, reading, before, after: after(before, reading) })
  }
  return taken
}

function readingOf({ matrix, mitigations, drawn }: Scene, step: Step): Reading {
  return step.kind === 'look'
    ? drawn.readings[step.source]!
    : outcomeOf(matrix, mitigations[step.mitigation]!, drawn.cause)
}

export function minutesOf({ matrix, mitigations }: Scene, step: Step): number {
  return step.kind === 'look'
    ? matrix.sources[step.source]!.minutes
    : mitigations[step.mitigation]!.minutes
}

export const clockOf = (scene: Scene, steps: readonly Step[]) =>
  sum(steps.map((step) => minutesOf(scene, step)))

/** Whether one of the mitigations so far was the right one. */
export function isStopped({ matrix, mitigations, drawn }: Scene, steps: readonly Step[]): boolean {
  return steps.some(
    (step) => step.kind === 'mitigate' && helps(matrix, mitigations[step.mitigation]!, drawn.cause),
  )
}
