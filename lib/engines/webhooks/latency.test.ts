import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { createRandom } from '../random'
import { drawLatencyMs, latencySchema, type Latency } from './latency'

const DRAWS = 20_000
const drawn = (latency: unknown) => {
  const random = createRandom(5)
  const policy = latencySchema.parse(latency)
  return Array.from({ length: DRAWS }, () => drawLatencyMs(policy, random))
}
const mean = (values: readonly number[]) => values.reduce((sum, x) => sum + x, 0) / values.length
const quantile = (values: readonly number[], share: number) =>
  values.toSorted((a, b) => a - b)[Math.floor(share * values.length)]!

describe('drawLatencyMs', () => {
  it('a constant draws nothing', () => {
    const never = () => {
      throw new Error('no draw')
    }
    expect(drawLatencyMs({ kind: 'constant', ms: 70 }, never)).toBe(70)
  })

  it.each([
    { u: 0, ms: 3 },
    { u: 0.5, ms: 4 },
    { u: 0.999_999, ms: 5 },
  ])('a uniform one includes both ends: $u', ({ u, ms }) => {
    expect(drawLatencyMs({ kind: 'uniform', fromMs: 3, toMs: 5 }, () => u)).toBe(ms)
  })

  it('an exponential one has its mean, its median and its least', () => {
    const values = drawn({ kind: 'exponential', leastMs: 100, meanMs: 400 })
    // Five standard errors; half a millisecond is lost to rounding down.
    expect(Math.abs(mean(values) - 499.5)).toBeLessThan((5 * 400) / Math.sqrt(DRAWS))
    expect(Math.abs(quantile(values, 0.5) - (100 + 400 * Math.LN2))).toBeLessThan(15)
    expect(Math.min(...values)).toBe(100)
  })

  it('a log-normal one has its median and its tails', () => {
    const values = drawn({ kind: 'log-normal', medianMs: 1_000, sigma: 0.5 })
    expect(Math.abs(quantile(values, 0.5) - 1_000)).toBeLessThan(25)
    // The 97.5th percentile of a standard normal is 1.96.
    expect(Math.abs(quantile(values, 0.975) - 1_000 * Math.exp(0.98))).toBeLessThan(90)
    expect(Math.abs(quantile(values, 0.025) - 1_000 * Math.exp(-0.98))).toBeLessThan(15)
  })

  const latencies: fc.Arbitrary<Latency> = fc.oneof(
    fc.record({ kind: fc.constant('constant' as const), ms: fc.nat(600_000) }),
    fc.tuple(fc.nat(600_000), fc.nat(600_000)).map(([a, b]) => ({
      kind: 'uniform' as const,
      fromMs: Math.min(a, b),
      toMs: Math.max(a, b),
    })),
    fc.record({
      kind: fc.constant('exponential' as const),
      leastMs: fc.nat(600_000),
      meanMs: fc.nat(600_000),
    }),
    fc.record({
      kind: fc.constant('log-normal' as const),
      medianMs: fc.nat(600_000),
      sigma: fc.double({ min: 0, max: 3, noNaN: true }),
    }),
  )

  it('is a whole number up to ten minutes, whatever is drawn', () => {
    fc.assert(
      fc.property(latencies, fc.nat(), (latency, seed) => {
        expect(latencySchema.parse(latency)).toEqual(latency)
        const ms = drawLatencyMs(latency, createRandom(seed))
        expect(Number.isSafeInteger(ms) && ms >= 0 && ms <= 600_000).toBe(true)
        const floor = { constant: 'ms', uniform: 'fromMs', exponential: 'leastMs' } as const
        if (latency.kind !== 'log-normal') {
          expect(ms).toBeGreaterThanOrEqual(latency[floor[latency.kind] as never])
        }
        if (latency.kind === 'uniform') expect(ms).toBeLessThanOrEqual(latency.toMs)
      }),
      { numRuns: 10_000 },
    )
  })

  it.each([
    { latency: { kind: 'uniform', fromMs: 5, toMs: 4 }, path: 'fromMs' },
    { latency: { kind: 'constant', ms: 600_001 }, path: 'ms' },
    { latency: { kind: 'log-normal', medianMs: 1, sigma: 4 }, path: 'sigma' },
    { latency: { kind: 'log-normal', medianMs: 1, sigma: NaN }, path: 'sigma' },
  ])('refuses $latency', ({ latency, path }) => {
    const { issues } = latencySchema.safeParse(latency).error!
    expect(issues.map((issue) => issue.path.join('.'))).toEqual([path])
  })
})
