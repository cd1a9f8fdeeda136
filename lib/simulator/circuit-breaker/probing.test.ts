import { describe, expect, it } from 'vitest'

import { record } from '@/lib/engines/trace'

import { circuitBreaker } from './circuit-breaker'
import { reading } from './reading'

/**
 * Five calls at 0, 10 … 40 ms fail 100 ms after they began; two in a row open the circuit, at
 * 110 ms. Those of 20, 30 and 40 ms come late. The call of 1.2 s is a probe, out until 1.5 s: those
 * of 1.3 and 1.4 s are refused. It fails; the one of 2.6 s, out for 200 ms, does not. Then two
 * failures open the circuit once more.
 */
const scenario = circuitBreaker.engine.scenario.parse({
  seed: 1,
  durationMs: 10_000,
  arrivals: { kind: 'trace', times: [0, 10, 20, 30, 40, 1_200, 1_300, 1_400, 2_600, 4_000, 4_010] },
  dependencies: [
    {
      latency: { kind: 'fixed', ms: 200 },
      faults: [
        { kind: 'outage', fromMs: 0, untilMs: 100, answerMs: 100 },
        { kind: 'outage', fromMs: 1_200, untilMs: 1_201, answerMs: 300 },
        { kind: 'outage', fromMs: 4_000, untilMs: 4_011, answerMs: 100 },
      ],
    },
  ],
  lanes: [
    { hops: [{ breaker: { window: { kind: 'consecutive', failures: 2 }, openMs: 1_000 } }] },
    { hops: [{}] },
  ],
})
const { values } = reading({ scenario, trace: record(circuitBreaker.engine, scenario) })
const value = (name: string) => values[name]?.value

describe('what a run tells of half-open states', () => {
  it('counts who is refused while the probe is out, and how long that lasts', () => {
    expect(value('refusedProbing.1')).toBe(2)
    expect(value('longestProbing.1')).toBe(300)
    expect(value('firstProbe.1')).toBe(1_200)
    expect(value('firstClosing.1')).toBe(2_800)
  })

  it('counts results that come when it is open', () => {
    expect(value('lateResults.1')).toBe(3)
  })

  it('sees one breaker where a service stands before several dependencies', () => {
    const behind = circuitBreaker.engine.scenario.parse({
      ...scenario,
      services: [{ threads: 10 }],
      dependencies: [...scenario.dependencies, ...scenario.dependencies],
      lanes: [{ hops: [scenario.lanes[0]!.hops[0], {}] }],
    })
    const trace = record(circuitBreaker.engine, behind)
    const told = reading({ scenario: behind, trace })
    const places = new Set(trace.events.map(({ tier, dependency }) => `${tier} ${dependency}`))
    expect(places.size).toBeGreaterThan(2)
    expect(told.lanes[0]!.bands!.rows).toBe(1)
    expect(told.values['longestProbing.1']?.value).toBe(300)
  })

  it('has nothing to tell of a lane without a breaker', () => {
    expect([value('refusedProbing.2'), value('longestProbing.2'), value('lateResults.2')]).toEqual([
      0, 0, 0,
    ])
    expect(value('firstProbe.2')).toBeUndefined()
  })
})
