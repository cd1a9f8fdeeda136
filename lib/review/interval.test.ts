import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { shareOf } from './interval'

describe('the interval of a share', () => {
  // From the table of Agresti and Coull (1998) and by hand.
  it.each([
    [8, 10, 0.4902, 0.9433],
    [0, 10, 0, 0.2775],
    [50, 100, 0.4038, 0.5962],
  ])('of %i in %i', (...[hits, n, low, high]) => {
    const interval = shareOf(hits, n)
    expect(interval.low).toBeCloseTo(low, 4)
    expect(interval.high).toBeCloseTo(high, 4)
  })

  it('of none says nothing', () => {
    expect(shareOf(0, 0)).toMatchObject({ low: 0, high: 1 })
  })

  it('holds the share, and narrows with more of the same', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 500 }), fc.nat(500), (n, some) => {
        const hits = Math.min(n, some)
        const [few, many] = [shareOf(hits, n), shareOf(hits * 4, n * 4)]
        expect(few.low).toBeLessThanOrEqual(few.share)
        expect(few.high).toBeGreaterThanOrEqual(few.share)
        expect(many.high - many.low).toBeLessThan(few.high - few.low)
      }),
    )
  })
})
