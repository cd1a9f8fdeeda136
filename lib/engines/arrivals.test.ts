import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { arrivalsSchema, createArrivals, mostArrivals } from './arrivals'
import { createRandom } from './random'

function timesOf(process: unknown, durationMs: number, seed = 1): number[] {
  const next = createArrivals(arrivalsSchema.parse(process), durationMs, createRandom(seed))
  const times: number[] = []
  for (let atMs = next(); atMs !== Infinity; atMs = next()) times.push(atMs)
  return times
}

const rates = fc.integer({ min: 1, max: 300_000 }).map((milli) => milli / 1_000)
const spacings = fc.constantFrom('even', 'random')
const processes = fc.oneof(
  fc.record({ kind: fc.constantFrom('constant', 'poisson'), perSecond: rates }),
  fc.record({
    kind: fc.constant('bursts'),
    perSecond: rates,
    onMs: fc.integer({ min: 1, max: 400 }),
    offMs: fc.integer({ min: 0, max: 900 }),
    spacing: spacings,
  }),
  fc.record({
    kind: fc.constant('ramp'),
    fromPerSecond: rates,
    toPerSecond: rates,
    spacing: spacings,
  }),
  fc.record({
    kind: fc.constant('trace'),
    times: fc.array(fc.nat(5_000)).map((times) => times.toSorted((a, b) => a - b)),
  }),
)
const durations = fc.integer({ min: 1, max: 4_000 })

describe('every process', () => {
  it('gives whole milliseconds of the run, in order, and no more than its bound', () => {
    fc.assert(
      fc.property(processes, durations, fc.nat(), (process, durationMs, seed) => {
        const times = timesOf(process, durationMs, seed)
        expect(times.every((atMs) => Number.isInteger(atMs))).toBe(true)
        expect(times.every((atMs) => atMs >= 0 && atMs < durationMs)).toBe(true)
        expect(times).toEqual(times.toSorted((a, b) => a - b))
        expect(times.length).toBeLessThanOrEqual(
          mostArrivals(arrivalsSchema.parse(process), durationMs),
        )
      }),
      { numRuns: 500 },
    )
  })

  it.each([
    { process: { kind: 'constant', perSecond: 4 }, durationMs: 1_000, most: 5 },
    {
      process: { kind: 'bursts', perSecond: 100, onMs: 20, offMs: 300, spacing: 'even' },
      durationMs: 330,
      most: 4,
    },
    {
      process: { kind: 'bursts', perSecond: 100, onMs: 20, offMs: 300, spacing: 'even' },
      durationMs: 500,
      most: 5,
    },
    {
      process: { kind: 'ramp', fromPerSecond: 1, toPerSecond: 9, spacing: 'even' },
      durationMs: 1_000,
      most: 6,
    },
    // Ten standard deviations above a mean of 400.
    { process: { kind: 'poisson', perSecond: 4 }, durationMs: 100_000, most: 610 },
  ])('has a bound near what comes: $process.kind, $durationMs ms', ({ process, ...known }) => {
    expect(mostArrivals(arrivalsSchema.parse(process), known.durationMs)).toBe(known.most)
  })

  it('stays at its end', () => {
    fc.assert(
      fc.property(processes, durations, (process, durationMs) => {
        const next = createArrivals(arrivalsSchema.parse(process), durationMs, createRandom(3))
        let atMs = next()
        while (atMs !== Infinity) atMs = next()
        expect([next(), next(), next()]).toEqual([Infinity, Infinity, Infinity])
      }),
    )
  })
})

describe('even arrivals', () => {
  it.each([
    { name: 'constant', process: { kind: 'constant', perSecond: 4 }, at: [0, 250, 500, 750] },
    {
      name: 'constant, slower than one per second',
      process: { kind: 'constant', perSecond: 0.003 },
      durationMs: 700_000,
      at: [0, 333_333, 666_666],
    },
    {
      name: 'several on one millisecond',
      process: { kind: 'constant', perSecond: 3_000 },
      durationMs: 2,
      at: [0, 0, 0, 1, 1, 1],
    },
    {
      name: 'bursts, which count only the time inside them',
      process: { kind: 'bursts', perSecond: 100, onMs: 20, offMs: 300, spacing: 'even' },
      at: [0, 10, 320, 330, 640, 650, 960, 970],
    },
    {
      name: 'a rising ramp',
      process: { kind: 'ramp', fromPerSecond: 1, toPerSecond: 9, spacing: 'even' },
      // t + 4 t² = n, in seconds.
      at: [0, 390, 593, 750, 882],
    },
    {
      name: 'a falling ramp',
      process: { kind: 'ramp', fromPerSecond: 9, toPerSecond: 1, spacing: 'even' },
      // 9 t − 4 t² = n, in seconds.
      at: [0, 117, 250, 406, 609],
    },
    {
      name: 'a recorded trace',
      process: { kind: 'trace', times: [3, 3, 999, 1_000, 1_001] },
      at: [3, 3, 999],
    },
  ])('$name', ({ process, durationMs = 1_000, at }) => {
    expect(timesOf(process, durationMs)).toEqual(at)
  })

  it('stay exact over a long time', () => {
    const next = createArrivals({ kind: 'constant', perSecond: 0.3 }, 1e12, createRandom(1))
    for (let n = 0; n < 3_000_000; n += 1) next()
    // The three-millionth interval of 10/3 s ends on a whole second.
    expect(next()).toBe(10_000_000_000)
  })
})

describe('random arrivals', () => {
  /** 5 standard deviations of a Poisson count. */
  const expectCount = (count: number, mean: number) => {
    expect(Math.abs(count - mean)).toBeLessThan(5 * Math.sqrt(mean))
  }

  it.each([
    {
      name: 'Poisson traffic comes at its rate',
      process: { kind: 'poisson', perSecond: 50 },
      count: 5_000,
    },
    {
      name: 'bursts come at their rate while they last',
      process: { kind: 'bursts', perSecond: 100, onMs: 250, offMs: 750 },
      count: 2_500,
    },
    {
      name: 'a ramp comes at its mean rate',
      process: { kind: 'ramp', fromPerSecond: 10, toPerSecond: 90 },
      count: 5_000,
    },
  ])('$name', ({ process, count }) => {
    for (const seed of [1, 2, 3, 4, 5]) expectCount(timesOf(process, 100_000, seed).length, count)
  })

  it('have gaps as spread as they are long, which is what makes them independent', () => {
    const times = timesOf({ kind: 'poisson', perSecond: 2 }, 10_000_000)
    const gaps = times.slice(1).map((atMs, n) => atMs - times[n]!)
    const mean = gaps.reduce((sum, gap) => sum + gap) / gaps.length
    const variance = gaps.reduce((sum, gap) => sum + (gap - mean) ** 2, 0) / gaps.length
    expect(mean / 500).toBeCloseTo(1, 1)
    expect(Math.sqrt(variance) / mean).toBeCloseTo(1, 1)
  })

  it('of a ramp grow denser as it climbs', () => {
    const times = timesOf({ kind: 'ramp', fromPerSecond: 10, toPerSecond: 90 }, 100_000)
    // ∫ over the first half of 10 + 0.8 t is 1,500.
    expectCount(times.filter((atMs) => atMs < 50_000).length, 1_500)
  })
})

describe('the schema', () => {
  it.each([
    { fault: 'an unknown kind', process: { kind: 'tide' }, path: ['kind'] },
    { fault: 'no rate', process: { kind: 'poisson', perSecond: 0 }, path: ['perSecond'] },
    { fault: 'a rate of NaN', process: { kind: 'poisson', perSecond: NaN }, path: ['perSecond'] },
    {
      fault: 'an endless rate',
      process: { kind: 'constant', perSecond: Infinity },
      path: ['perSecond'],
    },
    {
      fault: 'a pause of part of a millisecond',
      process: { kind: 'bursts', perSecond: 1, onMs: 1, offMs: 0.5 },
      path: ['offMs'],
    },
    {
      fault: 'a negative time',
      process: { kind: 'trace', times: [1, -1] },
      path: ['times', 1],
    },
    { fault: 'falling times', process: { kind: 'trace', times: [2, 1] }, path: ['times'] },
    {
      fault: 'a word it does not know',
      process: { kind: 'poisson', perSecond: 1, jitter: 2 },
      path: [],
    },
  ])('refuses $fault and says where and why', ({ process, path }) => {
    const [issue] = arrivalsSchema.safeParse(process).error?.issues ?? []
    expect(issue?.path).toEqual(path)
    expect(issue?.message).not.toBe('Invalid input')
  })
})
