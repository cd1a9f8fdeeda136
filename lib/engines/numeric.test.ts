import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { exp, ln, power } from './numeric'

/** |ours − theirs| in units of theirs. */
const relativeError = (ours: number, theirs: number) =>
  theirs === 0 ? Math.abs(ours) : Math.abs(ours - theirs) / Math.abs(theirs)

const TOLERANCE = 1e-12
const wide = { numRuns: 100_000 }
const positive = fc.double({ min: Number.MIN_VALUE, max: Number.MAX_VALUE, noNaN: true })
const nearOne = fc.double({ min: 0.5, max: 2, noNaN: true })
const SMALLEST_NORMAL = 2.2250738585072014e-308

describe('ln', () => {
  it.each([
    { name: 'every positive double', numbers: positive },
    { name: 'numbers near one', numbers: nearOne },
    {
      name: 'the draws of a generator',
      numbers: fc.double({ min: 2 ** -32, max: 1, noNaN: true }),
    },
  ])('agrees with Math.log on $name', ({ numbers }) => {
    fc.assert(
      fc.property(numbers, (x) => relativeError(ln(x), Math.log(x)) <= TOLERANCE),
      wide,
    )
  })

  it.each([
    [1, 0],
    [0, -Infinity],
    [-0, -Infinity],
    [Infinity, Infinity],
    [-1, NaN],
    [NaN, NaN],
  ])('of %d is %d', (x, expected) => {
    expect(ln(x)).toBe(expected)
  })
})

describe('exp', () => {
  it.each([
    {
      name: 'everything whose result is normal',
      numbers: fc.double({ min: -708, max: 709.78, noNaN: true }),
    },
    { name: 'numbers near zero', numbers: fc.double({ min: -1, max: 1, noNaN: true }) },
  ])('agrees with Math.exp on $name', ({ numbers }) => {
    fc.assert(
      fc.property(numbers, (x) => relativeError(exp(x), Math.exp(x)) <= TOLERANCE),
      wide,
    )
  })

  it('fades to zero below the smallest normal number', () => {
    fc.assert(
      fc.property(fc.double({ min: -800, max: -708.4, noNaN: true }), (x) => {
        expect(Math.abs(exp(x) - Math.exp(x))).toBeLessThanOrEqual(TOLERANCE * SMALLEST_NORMAL)
      }),
    )
  })

  it('has a value up to the logarithm of the largest double', () => {
    const most = 709.782712893384
    expect(relativeError(exp(most), Math.exp(most))).toBeLessThan(TOLERANCE)
  })

  it.each([
    [0, 1],
    [-Infinity, 0],
    [Infinity, Infinity],
    [710, Infinity],
    [-800, 0],
    [NaN, NaN],
  ])('of %d is %d', (x, expected) => {
    expect(exp(x)).toBe(expected)
  })

  it('undoes ln', () => {
    fc.assert(
      fc.property(nearOne, (x) => relativeError(exp(ln(x)), x) <= TOLERANCE),
      wide,
    )
  })
})

describe('power', () => {
  it('agrees with ** wherever the result is a normal number', () => {
    const bases = fc.double({ min: 1e-6, max: 1e6, noNaN: true })
    fc.assert(
      fc.property(bases, fc.integer({ min: -50, max: 50 }), (base, exponent) => {
        return relativeError(power(base, exponent), base ** exponent) <= TOLERANCE
      }),
      wide,
    )
  })

  it.each([
    [2, 10, 1_024],
    [2, -1, 0.5],
    [3, 0, 1],
    [0, 0, 1],
    [-2, 3, -8],
    [10, 15, 1e15],
  ])('%d to the %d is exactly %d', (base, exponent, expected) => {
    expect(power(base, exponent)).toBe(expected)
  })
})
