import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { bestLook, exclusions, tell } from './debrief'
import type { Matrix } from './matrix'
import { beliefOf } from './matrix.arbitrary'
import { chanceToStop } from './mitigation'
import { clockOf, follow, isStopped, type Scene, type Step } from './play'
import { logScore, parOf, scoreOf, WORTH, type Claim } from './score'

const source = (key: string, minutes: number, odds: readonly number[]) => ({
  key,
  minutes,
  readings: [
    { key: 'yes', odds },
    { key: 'no', odds: odds.map((p) => 1 - p) },
  ],
})

/**
 * Causes lock, slow and crash at 0.5, 0.3 and 0.2. Locks tells lock from the rest in 2 minutes,
 * pods tells crash from the rest in 4.
 */
const matrix: Matrix = {
  causes: ['lock', 'slow', 'crash'],
  priors: [0.5, 0.3, 0.2],
  sources: [source('locks', 2, [0.9, 0.1, 0.1]), source('pods', 4, [0.1, 0.1, 0.95])],
}
const [locks, pods] = matrix.sources as [Matrix['sources'][number], Matrix['sources'][number]]

const scene: Scene = {
  matrix,
  mitigations: [
    { key: 'roll-back', minutes: 3, stops: ['slow', 'crash'] },
    { key: 'cancel', minutes: 1, stops: ['lock'] },
    { key: 'reboot', minutes: 5, stops: ['crash'] },
  ],
  // A lock, and the evidence says so: locks yes, pods no.
  drawn: { seed: 1, cause: 0, readings: [locks.readings[0]!, pods.readings[1]!] },
}
const look = (place: number): Step => ({ kind: 'look', source: place, said: null })
const mitigate = (place: number): Step => ({ kind: 'mitigate', mitigation: place, said: null })
const claim = (change: Partial<Claim> = {}): Claim => ({
  belief: [0.8, 0.1, 0.1],
  cause: 0,
  isFixRight: true,
  pinned: [],
  ...change,
})

describe('the reader beside each step', () => {
  it('believes what Bayes says of looks and of outcomes', () => {
    // Locks yes: 0.45, 0.03, 0.02 of 0.5.
    const [first, second] = follow(scene, [look(0), mitigate(0)])
    expect(first).toMatchObject({ minutes: 2, atMinute: 2 })
    expect(first!.after.map((p) => p.toFixed(4))).toEqual(['0.9000', '0.0600', '0.0400'])
    // Rolling back would have stopped slow and crash.
    expect(second).toMatchObject({ minutes: 3, atMinute: 5, after: [1, 0, 0] })
  })

  it('has a clock that runs for looks and mitigations, and knows when the bleeding stops', () => {
    expect(clockOf(scene, [look(0), look(1), mitigate(1)])).toBe(7)
    expect(isStopped(scene, [mitigate(0)])).toBe(false)
    expect(isStopped(scene, [mitigate(0), mitigate(1)])).toBe(true)
    expect(chanceToStop(matrix, scene.mitigations[0]!, matrix.priors)).toBeCloseTo(0.5, 12)
  })
})

describe('the score', () => {
  it('of probabilities is 1 for the truth at 1, 0 for even odds, and less below them', () => {
    expect(logScore([1, 0, 0], 0)).toBe(1)
    expect(logScore([1 / 3, 1 / 3, 1 / 3], 2)).toBeCloseTo(0, 12)
    // log₃ (1/9) is -2.
    expect(logScore([1 / 9, 4 / 9, 4 / 9], 0)).toBeCloseTo(-1, 12)
  })

  it('of probabilities is proper: who believes p expects most from saying p', () => {
    fc.assert(
      fc.property(beliefOf(4), beliefOf(4), (believed, said) => {
        const expected = (report: readonly number[]) =>
          believed.reduce((sum, p, truth) => sum + p * logScore(report, truth), 0)
        expect(expected(believed)).toBeGreaterThanOrEqual(expected(said) - 1e-12)
      }),
    )
  })

  it('is 100 at most', () => {
    expect(Object.values(WORTH).reduce<number>((sum, points) => sum + points, 0)).toBe(100)
    const all = scoreOf(scene, [mitigate(1), look(0)], claim({ belief: [1, 0, 0], pinned: [0, 1] }))
    expect(all.total).toBeLessThanOrEqual(100)
  })

  it('holds minutes against those of a reader in the best order', () => {
    // After locks the reader is at 0.9: two minutes are enough.
    expect(parOf(scene)).toBe(2)
    expect(scoreOf(scene, [look(0)], claim()).minutes).toMatchObject({ used: 2, par: 2, of: 20 })
    expect(scoreOf(scene, [look(0)], claim()).minutes.points).toBeCloseTo(20, 9)
    // Both looks: surer than needed, in 6 minutes instead of 2.
    expect(scoreOf(scene, [look(1), look(0)], claim()).minutes.points).toBeCloseTo(20 / 3, 9)
    // Nothing read, nothing earned.
    expect(scoreOf(scene, [], claim()).minutes.points).toBe(0)
  })

  it('does not hold a mitigation against anybody that was worth trying', () => {
    expect(scoreOf(scene, [mitigate(0), look(0)], claim()).minutes.used).toBe(2)
    // Rebooting stops the crash alone, at 0.2: a guess.
    expect(scoreOf(scene, [mitigate(2), look(0)], claim()).minutes.used).toBe(7)
  })

  it.each<[string, readonly Step[], string, number]>([
    ['at once', [mitigate(0), look(0)], 'in time', 15],
    ['six minutes late', [look(1), look(0), mitigate(1)], 'late', 15 * 2 ** (-6 / 5)],
    ['after a guess', [mitigate(2), mitigate(1)], 'late', 15 * 2 ** (-5 / 5 - 1)],
    ['only by guessing', [mitigate(2)], 'guessed', 0],
    ['not at all', [look(0)], 'never', 0],
  ])('of mitigating %s', (...[, steps, verdict, points]) => {
    const { mitigation } = scoreOf(scene, steps, claim())
    expect(mitigation.verdict).toBe(verdict)
    expect(mitigation.points).toBeCloseTo(points, 9)
  })

  it('does not ask for a mitigation that nothing speaks for yet', () => {
    const few = { ...scene, mitigations: [scene.mitigations[2]!] }
    const { mitigation } = scoreOf(few, [], claim())
    expect(mitigation).toMatchObject({ verdict: 'nothing to try', points: 15 })
  })

  it('of support is what the pinned artefacts alone make of the claim', () => {
    expect(scoreOf(scene, [look(0)], claim({ pinned: [] })).support.points).toBe(0)
    const { support } = scoreOf(scene, [look(0)], claim({ pinned: [0] }))
    expect(support.posterior).toBeCloseTo(0.9, 12)
    // From 0.5 to 0.9 of the way to 1.
    expect(support.points).toBeCloseTo(15 * 0.8, 9)
    // It speaks against a crash.
    expect(scoreOf(scene, [look(0)], claim({ cause: 2, pinned: [0] })).support.points).toBe(0)
  })

  it('of the fix is all or nothing', () => {
    expect(scoreOf(scene, [], claim()).fix.points).toBe(10)
    expect(scoreOf(scene, [], claim({ isFixRight: false })).fix.points).toBe(0)
  })
})

describe('the debrief', () => {
  const said = [0.6, 0.2, 0.2]
  const told = tell(scene, [look(1), { ...look(0), said } as Step], [0.9, 0.05, 0.05])

  it('puts what was said after each look beside the reader', () => {
    expect(told.map((step) => step.said)).toEqual([said, [0.9, 0.05, 0.05]])
    // Pods no: 0.45, 0.27, 0.01 of 0.73.
    expect(told[0]!.after[0]).toBeCloseTo(0.45 / 0.73, 12)
  })

  it('names the look that did most for the truth', () => {
    expect(told[0]!.worth).toBeCloseTo(Math.log2(0.45 / 0.73 / 0.5), 12)
    expect(bestLook(told)!.step).toMatchObject({ source: 0 })
    expect(bestLook([])).toBeUndefined()
  })

  it('names for each wrong cause the artefact that speaks most against it', () => {
    // Locks yes is nine times likelier under a lock; pods no is 18 times, of a crash.
    expect(exclusions(scene).map(({ cause, source: place }) => [cause, place])).toEqual([
      [1, 0],
      [2, 1],
    ])
    expect(exclusions(scene)[0]!.times).toBeCloseTo(9, 12)
  })
})
