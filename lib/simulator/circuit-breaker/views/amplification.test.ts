import { describe, expect, it } from 'vitest'

import { record } from '@/lib/engines/trace'

import { circuitBreaker } from '../circuit-breaker'
import { amplification } from './amplification'

const twice = { kind: 'fixed', delayMs: 100, maxAttempts: 2 }
const thrice = { kind: 'fixed', delayMs: 10, maxAttempts: 3 }
/** One retry within ten seconds for every two requests. */
const retryBudget = { ratioPercent: 50, minimumPerSecond: 0, windowSeconds: 10 }

/**
 * Every call fails at once. The callers try twice, 100 ms apart, the service three times, 10 ms
 * apart: 2 × 3 calls for a request, of which three at 0, 10 and 20 ms and three 100 ms after them.
 * With budgets, the only request of a window earns no retry, the second earns one.
 */
const scenario = circuitBreaker.engine.scenario.parse({
  seed: 1,
  durationMs: 60_000,
  arrivals: { kind: 'trace', times: [0, 5_000, 20_000] },
  services: [{ threads: 10 }],
  dependencies: [
    {
      latency: { kind: 'fixed', ms: 0 },
      faults: [{ kind: 'outage', fromMs: 0, untilMs: 60_000, answerMs: 0 }],
    },
  ],
  lanes: [
    { name: 'all tiers', hops: [{ retry: twice }, { retry: thrice }] },
    { name: 'the callers', hops: [{ retry: twice }, {}] },
    {
      name: 'within a budget',
      hops: [
        { retry: twice, retryBudget },
        { retry: thrice, retryBudget },
      ],
    },
  ],
})
const run = { scenario, trace: record(circuitBreaker.engine, scenario) }

const tableAt = (atMs: number) =>
  amplification.at(run, atMs).rows.map(({ cells }) => cells.map(({ text }) => text))

describe('the amplification view', () => {
  it('multiplies the tries of each tier', () => {
    expect(tableAt(0)[2]).toEqual(['Tries multiplied', '2 × 3 = 6', '2 × 1 = 2', '2 × 3 = 6'])
  })

  it('counts the calls of each tier for one request', () => {
    // After 15 ms the service tried twice for the only request; after 200 ms all is over.
    expect(tableAt(15).slice(0, 2)).toEqual([
      ['Calls by the callers for one request', '1, at most 2', '1, at most 2', '1, at most 2'],
      ['Calls by service 1 for one request', '2, at most 6', '1, at most 2', '1, at most 6'],
    ])
    expect(tableAt(200).slice(0, 2)).toEqual([
      ['Calls by the callers for one request', '2, at most 2', '2, at most 2', '1, at most 2'],
      ['Calls by service 1 for one request', '6, at most 6', '2, at most 2', '1, at most 6'],
    ])
  })

  it('counts calls to the dependency so far and within the last second', () => {
    // With budgets: the call of 5 s, the one retry of the service, and the one of the callers.
    expect(tableAt(5_500).slice(3, 5)).toEqual([
      ['Calls to the dependency so far', '12', '4', '4'],
      ['Calls to it within the last second', '6', '2', '3'],
    ])
    // The call of 5.14 s is the last; at 6.139 s it is 999 ms old.
    expect(tableAt(6_139)[4]!.slice(1, 3)).toEqual(['1', '0'])
    expect(tableAt(6_140)[4]!.slice(1, 3)).toEqual(['0', '0'])
  })

  it('shows what the budgets gave and what they refused', () => {
    // At 5 s the window holds two requests at each tier, so one retry: the service takes its own,
    // fails again, is refused the second, and then the callers take theirs 100 ms later, which is a
    // third request at the service and earns it nothing more.
    expect(tableAt(50).slice(5)).toEqual([
      ['Retry budget of the callers', '–', '–', '0 of 0 spent'],
      ['Retries refused to the callers', '–', '–', '1'],
      ['Retry budget of service 1', '–', '–', '0 of 0 spent'],
      ['Retries refused to service 1', '–', '–', '1'],
    ])
    expect(tableAt(5_500).slice(5)).toEqual([
      ['Retry budget of the callers', '–', '–', '1 of 1 spent'],
      ['Retries refused to the callers', '–', '–', '1'],
      ['Retry budget of service 1', '–', '–', '1 of 1 spent'],
      ['Retries refused to service 1', '–', '–', '3'],
    ])
    // Seconds 6 to 15 hold none of them.
    expect(tableAt(15_000)[5]![3]).toBe('0 of 0 spent')
  })

  it('says what one request became, at its most and at its least', () => {
    expect(amplification.at(run, 4_000).says).toBe(
      'So far 1 request became 6 calls to the dependency in “all tiers”, 6 for each, and 1 in “within a budget”.',
    )
  })

  it('is not about lanes that never try again', () => {
    const { lanes, ...rest } = scenario
    expect(amplification.about(scenario)).toBe(true)
    expect(
      amplification.about({ ...rest, lanes: lanes.map(() => ({ name: '', hops: [{}] })) }),
    ).toBe(false)
  })
})
