import { sum } from './belief'
import type { Belief, Matrix, Reading } from './matrix'

/** Something one can do before one knows why. */
export interface Mitigation {
  readonly key: string
  readonly minutes: number
  /** The causes whose bleeding it stops, by key. */
  readonly stops: readonly string[]
}

/** Worth trying before the cause is known: it helps in at least one of two cases. */
export const WORTH_TRYING = 0.5

/** How likely it helps, to somebody who believes this. */
export function chanceToStop(matrix: Matrix, mitigation: Mitigation, belief: Belief): number {
  return sum(belief.filter((_, cause) => helps(matrix, mitigation, cause)))
}

export function helps({ causes }: Matrix, { stops }: Mitigation, cause: number): boolean {
  return stops.includes(causes[cause] ?? '')
}

/** That it helped, or did not, is evidence as well: it leaves only the causes that fit. */
export function outcomeOf(matrix: Matrix, mitigation: Mitigation, truth: number): Reading {
  const helped = helps(matrix, mitigation, truth)
  return {
    key: helped ? 'stopped' : 'went on',
    odds: matrix.causes.map((_, cause) => (helps(matrix, mitigation, cause) === helped ? 1 : 0)),
  }
}
