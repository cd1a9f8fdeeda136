import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { beliefOf } from './matrix.arbitrary'
import { beliefIn, LEAST, mostFor, sharesOf, withShare } from './shares'

const total = (parts: readonly number[]) => parts.reduce((sum, part) => sum + part, 0)

describe('probabilities on sliders', () => {
  it('start at the priors', () => {
    expect(sharesOf([0.35, 0.3, 0.2, 0.15])).toEqual([35, 30, 20, 15])
    expect(sharesOf([0.4, 0.2, 0.2, 0.1, 0.1])).toEqual([40, 20, 20, 10, 10])
    expect(sharesOf([1 / 3, 1 / 3, 1 / 3])).toEqual([34, 33, 33])
  })

  it('make room in proportion to what they hold', () => {
    // Above the least they hold 19 and 21; the 20 that are left are 9.5 and 10.5 of these.
    expect(withShare([58, 20, 22], 0, 78)).toEqual([78, 11, 11])
    expect(withShare([98, 1, 1], 0, 50)).toEqual([50, 25, 25])
    expect(withShare([50, 49, 1], 0, 90)).toEqual([90, 9, 1])
  })

  it('are whole, add up to 100 and rule nothing out, whatever is moved where', () => {
    const moves = fc.array(fc.tuple(fc.nat(3), fc.integer({ min: -20, max: 140 })))
    fc.assert(
      fc.property(beliefOf(4), moves, (belief, made) => {
        let shares = sharesOf(belief)
        for (const [place, wanted] of made) {
          shares = withShare(shares, place, wanted)
          expect(shares[place]).toBe(Math.min(mostFor(4), Math.max(LEAST, wanted)))
          expect(total(shares)).toBe(100)
          expect(Math.abs(total(beliefIn(shares)) - 1)).toBeLessThan(1e-9)
          expect(shares.every((share) => Number.isInteger(share) && share >= LEAST)).toBe(true)
        }
      }),
    )
  })
})
