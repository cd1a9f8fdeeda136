import { describe, expect, it } from 'vitest'

import { record } from '@/lib/engines/trace'

import { circuitBreaker } from './circuit-breaker'
import { moment } from './moment'

interface Proposed {
  readonly times: readonly number[]
  readonly breaker: object
  readonly faults?: readonly object[]
  readonly latencyMs?: number
  readonly hop?: object
}

/** One breaker in front of a dependency that answers after 10 ms. */
function runOf({ times, breaker, faults = [], latencyMs = 10, hop = {} }: Proposed) {
  const scenario = circuitBreaker.engine.scenario.parse({
    seed: 1,
    durationMs: 60_000,
    arrivals: { kind: 'trace', times },
    dependencies: [{ latency: { kind: 'fixed', ms: latencyMs }, faults }],
    lanes: [{ name: 'guarded', hops: [{ breaker, ...hop }] }],
  })
  const run = { scenario, trace: record(circuitBreaker.engine, scenario) }
  return (atMs: number) => moment(run, atMs).says.replace(/ The fault begins at .*/, '')
}

const every = (ms: number, n: number, fromMs = 0) =>
  Array.from({ length: n }, (_, place) => fromMs + ms * place)
const outage = (fromMs: number, untilMs: number) => ({
  kind: 'outage',
  fromMs,
  untilMs,
  answerMs: 10,
})
const ten = { window: { kind: 'count', size: 10 }, minimumCalls: 10, openMs: 5_000 }

describe('why it opens', () => {
  it('names the rate, and whether it is above the threshold', () => {
    // Four good calls, then six failures; the tenth answer, at 910 ms, lets it judge.
    const says = runOf({ times: every(100, 12), breaker: ten, faults: [outage(400, 30_000)] })
    expect(says(910)).toBe(
      'At 910 ms, Guarded opens: 6 of 10 calls failed, 60 % is above its threshold of 50 %. It is open until 5.91 s.',
    )
  })

  it('or exactly at it', () => {
    const says = runOf({ times: every(100, 12), breaker: ten, faults: [outage(500, 30_000)] })
    expect(says(910)).toBe(
      'At 910 ms, Guarded opens: 5 of 10 calls failed, 50 % is exactly its threshold of 50 %. It is open until 5.91 s.',
    )
  })

  it('names slow calls where they opened it', () => {
    const breaker = { ...ten, minimumCalls: 4, slowCallMs: 100, slowCallRatePercent: 40 }
    const faults = [{ kind: 'slow', fromMs: 200, untilMs: 30_000, factor: 20 }]
    // Two quick calls; two slow ones, begun at 200 and 300 ms, take 200 ms each.
    const says = runOf({ times: every(100, 4), breaker, faults })
    expect(says(500)).toBe(
      'At 500 ms, Guarded opens: 2 of 4 calls were slow, 50 % is above its threshold of 40 %. It is open until 5.5 s.',
    )
  })

  it('names the run of failures', () => {
    const breaker = { window: { kind: 'consecutive', failures: 3 }, openMs: 5_000 }
    const says = runOf({ times: every(100, 5), breaker, faults: [outage(100, 30_000)] })
    expect(says(310)).toBe(
      'At 310 ms, Guarded opens: 3 calls in a row failed. It is open until 5.31 s.',
    )
  })

  it('says so when a success made it judge', () => {
    // Six failures until 510 ms, then good calls: the tenth answer completes the minimum.
    const says = runOf({ times: every(100, 12), breaker: ten, faults: [outage(0, 550)] })
    expect(says(910)).toMatch(/6 of 10 calls failed, .* of 50 %, judged after a success\./)
  })

  it('tells of every breaker that changes at that moment', () => {
    const breaker = { window: { kind: 'consecutive', failures: 1 }, openMs: 1_000 }
    const scenario = circuitBreaker.engine.scenario.parse({
      seed: 1,
      durationMs: 60_000,
      arrivals: { kind: 'trace', times: [0] },
      dependencies: [{ latency: { kind: 'fixed', ms: 10 }, errorPercent: 100 }],
      lanes: [{ name: 'one', hops: [{ breaker }] }, { hops: [{ breaker }] }],
    })
    const run = { scenario, trace: record(circuitBreaker.engine, scenario) }
    expect(moment(run, 10).says).toBe(
      'At 10 ms, One opens: 1 call failed. It is open until 1.01 s. Lane 2 opens: 1 call failed. It is open until 1.01 s.',
    )
  })
})

describe('why it half-opens, closes and opens again', () => {
  const breaker = { window: { kind: 'consecutive', failures: 1 }, openMs: 5_000 }

  it('when its wait is over, with the next call', () => {
    // Opens at 10 ms. The call at 5.01 s is on time; in the other run it comes at 7 s.
    const punctual = runOf({ times: [0, 5_010], breaker, faults: [outage(0, 100)] })
    expect(punctual(5_010)).toBe(
      'At 5.01 s, Guarded half-opens: its wait of 5 s is over. It is half-open: 1 of 1 probes sent, 0 answered, 0 failed.',
    )
    const late = runOf({ times: [0, 7_000], breaker, faults: [outage(0, 100)] })
    expect(late(7_000)).toMatch(
      /^At 7 s, Guarded half-opens: its wait of 5 s is over, and the first call since comes 1\.99 s later\./,
    )
  })

  it('when its only probe went well or failed', () => {
    const well = runOf({ times: [0, 6_000], breaker, faults: [outage(0, 100)] })
    expect(well(6_010)).toBe(
      'At 6.01 s, Guarded closes: 1 of 1 probes went well. 0 failures in a row so far, and 1 would open it.',
    )
    const badly = runOf({ times: [0, 6_000], breaker, faults: [outage(0, 9_000)] })
    expect(badly(6_010)).toBe(
      'At 6.01 s, Guarded opens again: 1 of 1 probes failed. It is open until 11.01 s.',
    )
  })

  it('when enough of several went well', () => {
    // Ten failures open it at 10 ms; of four probes from 6 s on the first fails.
    const says = runOf({
      times: [...every(0, 10), ...every(100, 4, 6_000)],
      breaker: { ...ten, probes: 4 },
      faults: [outage(0, 100), outage(6_000, 6_001)],
    })
    expect(says(6_310)).toBe(
      'At 6.31 s, Guarded closes: 3 of 4 probes went well, and of failures 25 % is below its threshold of 50 %. Its window holds 0 calls, 0 failed.',
    )
  })

  it('when the probes still out cannot make up for those that failed', () => {
    const probes = (earlyVerdict: boolean) =>
      runOf({
        times: [...every(0, 10), ...every(100, 4, 6_000)],
        breaker: { ...ten, probes: 4, earlyVerdict },
        faults: [outage(0, 100), outage(6_000, 6_150)],
      })
    expect(probes(true)(6_110)).toMatch(
      /^At 6\.11 s, Guarded opens again: 2 of 2 probes failed, and the rest of the 4 cannot make up for it\./,
    )
    expect(probes(false)(6_310)).toMatch(/^At 6\.31 s, Guarded opens again: 2 of 4 probes failed\./)
  })

  it('when the probes were slow', () => {
    const says = runOf({
      times: [0, 6_000],
      breaker: { ...ten, minimumCalls: 1, slowCallMs: 50, slowCallRatePercent: 50 },
      faults: [outage(0, 100), { kind: 'slow', fromMs: 6_000, untilMs: 6_001, factor: 10 }],
    })
    expect(says(6_100)).toMatch(/^At 6\.1 s, Guarded opens again: 1 of 1 probes were slow\./)
  })

  it('when a probe stays out too long', () => {
    // The probe of 6 s hangs; the call of 7.5 s finds it out for 1.5 s, the limit being 1 s.
    const says = runOf({
      times: [0, 6_000, 7_500],
      breaker: { ...breaker, probeTimeoutMs: 1_000, onProbeTimeout: 'reopen' },
      faults: [outage(0, 100), { kind: 'hang', fromMs: 6_000, untilMs: 6_001 }],
    })
    expect(says(7_500)).toBe(
      'At 7.5 s, Guarded opens again: its probe has been out for 1.5 s without an answer. It is open until 12.5 s.',
    )
  })
})

describe('between two changes', () => {
  it('tells what happened last and the state it left', () => {
    const says = runOf({ times: every(100, 12), breaker: ten, faults: [outage(400, 30_000)] })
    expect(says(510)).toBe(
      'At 510 ms, Guarded: a request fails after 10 ms. Its window holds 6 calls, 2 failed.',
    )
    expect(says(1_050)).toBe('At 1 s, Guarded: a request fails. It is open until 5.91 s.')
  })

  it('names the tier that acts, and the dependency where there are several', () => {
    const scenario = circuitBreaker.engine.scenario.parse({
      seed: 1,
      durationMs: 1_000,
      arrivals: { kind: 'trace', times: [0] },
      services: [{ threads: 1 }],
      dependencies: [
        { latency: { kind: 'fixed', ms: 500 } },
        { latency: { kind: 'fixed', ms: 500 } },
      ],
      lanes: [
        {
          name: 'guarded',
          hops: [{}, { timeoutMs: 100, retry: { kind: 'fixed', delayMs: 700, maxAttempts: 2 } }],
        },
      ],
    })
    const run = { scenario, trace: record(circuitBreaker.engine, scenario) }
    expect(moment(run, 100).says).toBe(
      'At 100 ms, Guarded, service 1, dependency 1: a failed call will be tried again, with 1 thread in use. No breaker stands here.',
    )
  })
})
