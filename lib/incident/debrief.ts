import { expectedGain } from './information'
import type { Belief } from './matrix'
import { follow, type Scene, type Step, type Taken } from './play'

/** One step with what it was worth. */
export interface Told extends Taken {
  /** What the learner said after it, before the next step. */
  readonly said: Belief | null
  /** Bits by which the truth became likelier to the reader; below 0 where it misled. */
  readonly worth: number
  /** Bits that were to be expected of it, for a look. */
  readonly expected: number | null
}

export function tell(scene: Scene, steps: readonly Step[], final: Belief): readonly Told[] {
  const { cause } = scene.drawn
  return follow(scene, steps).map((taken, place) => ({
    ...taken,
    said: place + 1 < steps.length ? (steps[place + 1]?.said ?? null) : final,
    worth: Math.log2(taken.after[cause]! / taken.before[cause]!),
    expected: expectedOf(scene, taken),
  }))
}

function expectedOf({ matrix }: Scene, { step, before }: Taken): number | null {
  return step.kind === 'look' ? expectedGain(before, matrix.sources[step.source]!) : null
}

/** The look that did most for the truth. */
export function bestLook(told: readonly Told[]): Told | undefined {
  const looks = told.filter(({ step }) => step.kind === 'look')
  return looks.toSorted((a, b) => b.worth - a.worth)[0]
}

/** What speaks most against a wrong cause in this case. */
export interface Exclusion {
  readonly cause: number
  readonly source: number
  /** How many times likelier the reading is under the truth. */
  readonly times: number
}

export function exclusions({ matrix, drawn }: Scene): readonly Exclusion[] {
  return matrix.causes.flatMap((_, cause) => {
    if (cause === drawn.cause) return []
    const times = drawn.readings.map(({ odds }) => odds[drawn.cause]! / odds[cause]!)
    const most = Math.max(...times)
    return [{ cause, source: times.indexOf(most), times: most }]
  })
}
