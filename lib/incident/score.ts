import { afterAll, afterEach, sum } from './belief'
import { bestOrder } from './best-order'
import type { Belief } from './matrix'
import { chanceToStop, WORTH_TRYING } from './mitigation'
import { follow, type Scene, type Step, type Taken } from './play'

/** What somebody says at the end. */
export interface Claim {
  readonly belief: Belief
  /** The place of the cause they name. */
  readonly cause: number
  readonly isFixRight: boolean
  /** The places of the sources whose artefacts they lean on. */
  readonly pinned: readonly number[]
}

export interface Part {
  readonly points: number
  readonly of: number
}

export interface Score {
  readonly belief: Part
  readonly minutes: Part & { readonly used: number; readonly par: number }
  readonly mitigation: Part & Timing
  readonly support: Part & { readonly posterior: number }
  readonly fix: Part
  readonly total: number
}

/** What each part is worth; together 100. */
export const WORTH = { belief: 40, minutes: 20, mitigation: 15, support: 15, fix: 10 } as const

/** As sure as this, a reader stops looking. */
export const SURE = 0.9
/** A mitigation that waits this long is worth half. */
const HALF_AFTER_MINUTES = 5

export function scoreOf(scene: Scene, steps: readonly Step[], claim: Claim): Score {
  const taken = follow(scene, steps)
  const parts = {
    belief: part(logScore(claim.belief, scene.drawn.cause), WORTH.belief),
    minutes: minutesPart(scene, taken),
    mitigation: mitigationPart(scene, taken),
    support: supportPart(scene, claim),
    fix: part(claim.isFixRight ? 1 : 0, WORTH.fix),
  }
  return { ...parts, total: sum(Object.values(parts).map(({ points }) => points)) }
}

const part = (share: number, of: number): Part => ({ points: share * of, of })

/**
 * The logarithmic score, in units of knowing nothing: 1 for the truth at 1, 0 for even odds over
 * all causes, below 0 for less. Nobody gains by saying anything but what they believe.
 */
export function logScore(belief: Belief, truth: number): number {
  return 1 + Math.log(belief[truth] ?? 0) / Math.log(belief.length)
}

/** From the priors, 0, to a reader who may stop looking, 1. */
function sureness(priors: Belief, belief: Belief): number {
  const start = Math.max(...priors)
  return clamp((Math.max(...belief) - start) / (SURE - start))
}

function minutesPart(scene: Scene, taken: readonly Taken[]) {
  const { priors } = scene.matrix
  const used = sum(taken.filter((one) => counts(scene, one)).map(({ minutes }) => minutes))
  const par = parOf(scene)
  const evidence = sureness(priors, taken.at(-1)?.after ?? priors)
  return { ...part(evidence * Math.min(1, par / used), WORTH.minutes), used, par }
}

/** Looks count, and mitigations that were a guess; one worth trying is held against nobody. */
function counts(scene: Scene, { step, before }: Taken): boolean {
  return step.kind === 'look' || !isSound(scene, step.mitigation, before)
}

/** Minutes that a reader needs in this case, looking in the best order until sure or at the end. */
export function parOf({ matrix, drawn }: Pick<Scene, 'matrix' | 'drawn'>): number {
  const order = bestOrder(matrix)
  const readings = order.map((source) => drawn.readings[matrix.sources.indexOf(source)]!)
  const beliefs = afterEach(matrix.priors, readings)
  const enough = beliefs.findIndex((belief) => Math.max(...belief) >= SURE)
  const looks = enough === -1 ? order : order.slice(0, enough + 1)
  return sum(looks.map(({ minutes }) => minutes))
}

export interface Timing {
  readonly verdict: 'in time' | 'late' | 'guessed' | 'never' | 'nothing to try'
  /** Minutes between the moment one was worth trying and the try. */
  readonly waited: number
}

function mitigationPart(scene: Scene, taken: readonly Taken[]): Part & Timing {
  const due = dueAt(scene, taken)
  const tries = taken.filter(({ step }) => step.kind === 'mitigate')
  const sound = tries.find((one) => one.step.kind === 'mitigate' && !counts(scene, one))
  const guesses = tries.filter((one) => counts(scene, one)).length
  if (!sound) {
    const verdict = guesses > 0 ? 'guessed' : due === undefined ? 'nothing to try' : 'never'
    return { ...part(verdict === 'nothing to try' ? 1 : 0, WORTH.mitigation), verdict, waited: 0 }
  }
  const waited = Math.max(0, sound.atMinute - sound.minutes - (due ?? 0))
  const share = 2 ** (-waited / HALF_AFTER_MINUTES - guesses)
  return { ...part(share, WORTH.mitigation), verdict: waited > 0 ? 'late' : 'in time', waited }
}

/** The minute at which, to the reader, some mitigation was first worth trying. */
function dueAt(scene: Scene, taken: readonly Taken[]): number | undefined {
  const moments = [
    { atMinute: 0, belief: scene.matrix.priors },
    ...taken.map(({ atMinute, after }) => ({ atMinute, belief: after })),
  ]
  return moments.find(({ belief }) =>
    scene.mitigations.some((_, place) => isSound(scene, place, belief)),
  )?.atMinute
}

function isSound({ matrix, mitigations }: Scene, place: number, belief: Belief): boolean {
  return chanceToStop(matrix, mitigations[place]!, belief) >= WORTH_TRYING
}

function supportPart({ matrix, drawn }: Scene, { pinned, cause }: Claim) {
  const readings = pinned.map((source) => drawn.readings[source]!)
  const posterior = afterAll(matrix.priors, readings)[cause] ?? 0
  const prior = matrix.priors[cause] ?? 0
  return { ...part(clamp((posterior - prior) / (1 - prior)), WORTH.support), posterior }
}

const clamp = (share: number) => Math.min(1, Math.max(0, share))
