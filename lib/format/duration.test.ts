import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { duration, interval } from './duration'

const SECOND = 1_000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

describe('duration', () => {
  it.each([
    [0, '0 s'],
    [0.4, '0 s'],
    [250, '250 ms'],
    [999.6, '1 s'],
    [48 * SECOND, '48 s'],
    [59.4 * SECOND, '59 s'],
    [59.6 * SECOND, '1 min'],
    [72 * SECOND, '1 min 12 s'],
    [HOUR - 500, '1 h'],
    [125 * MINUTE, '2 h 5 min'],
    [-5, '0 s'],
  ])('writes %s ms as "%s"', (ms, text) => {
    expect(duration(ms)).toBe(text)
  })

  it('never shows sixty of a unit', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 3 * DAY, noNaN: true }), (ms) => {
        expect(duration(ms)).not.toMatch(/\b60 (s|min)/)
      }),
    )
  })

  it('is off by at most half of the smallest unit it shows', () => {
    const lengths = { ms: 1, s: SECOND, min: MINUTE, h: HOUR }
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 3 * DAY }), (ms) => {
        const parts = [...duration(ms).matchAll(/(\d+) (ms|s|min|h)/g)]
        const shownMs = parts.reduce(
          (sum, [, amount, unit]) => sum + Number(amount) * lengths[unit as keyof typeof lengths],
          0,
        )
        const smallestMs = ms < SECOND ? 1 : ms < HOUR - 500 ? SECOND : MINUTE
        expect(Math.abs(shownMs - ms)).toBeLessThanOrEqual(smallestMs / 2)
      }),
    )
  })
})

describe('interval', () => {
  it.each([
    [0, '0s'],
    [30 * SECOND, '30s'],
    [10 * MINUTE, '10m'],
    [59.6 * MINUTE, '1h'],
    [23.6 * HOUR, '1d'],
    [2 * DAY, '2d'],
    [11 * DAY, '11d'],
    [91 * DAY, '3mo'],
    [800 * DAY, '2y'],
    [-DAY, '0s'],
  ])('writes %s ms as "%s"', (ms, text) => {
    expect(interval(ms)).toBe(text)
  })
})
