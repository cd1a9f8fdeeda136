import { describe, expect, it } from 'vitest'

import { record } from '@/lib/engines/trace'

import { circuitBreaker } from '../circuit-breaker'
import { window } from './window'

const runOf = (proposed: object) => {
  const scenario = circuitBreaker.engine.scenario.parse({
    seed: 1,
    durationMs: 60_000,
    ...proposed,
  })
  return { scenario, trace: record(circuitBreaker.engine, scenario) }
}

type Run = ReturnType<typeof runOf>

/** A row of the table at a moment, lane by lane. */
const rowAt = (run: Run, atMs: number, name: string) =>
  window
    .at(run, atMs)
    .rows.find(({ cells }) => cells[0]!.text === name)
    ?.cells.slice(1)
    .map(({ text }) => text)

/**
 * A call each second, answered after 100 ms; those begun from 2 s on fail, until 12 s. The first
 * breaker opens with the third failure in a row, the second at half of the last 10 s from 6 calls
 * on. Failures arrive at 2.1, 3.1 and 4.1 s. The sixth call, begun at 5 s, is the fourth failure
 * for the second breaker: 4 of 6.
 */
const outage = runOf({
  arrivals: { kind: 'trace', times: Array.from({ length: 20 }, (_, n) => 1_000 * n) },
  dependencies: [
    {
      latency: { kind: 'fixed', ms: 100 },
      faults: [{ kind: 'outage', fromMs: 2_000, untilMs: 12_000, answerMs: 100 }],
    },
  ],
  lanes: [
    {
      name: 'in a row',
      hops: [{ breaker: { window: { kind: 'consecutive', failures: 3 }, openMs: 5_000 } }],
    },
    {
      name: 'a rate',
      hops: [
        {
          breaker: {
            window: { kind: 'time', seconds: 10 },
            minimumCalls: 6,
            openMs: 20_000,
            slowCallMs: 99,
            slowCallRatePercent: 100,
          },
        },
      ],
    },
    { name: 'bare', hops: [{}] },
  ],
})

describe('the window view', () => {
  it('has a column for each breaker and none for a lane without', () => {
    expect(window.at(outage, 0).columns).toEqual(['Figure', 'In a row', 'A rate'])
    expect(rowAt(outage, 0, 'Looks at')).toEqual(['failures in a row', 'last 10 s'])
    expect(rowAt(outage, 0, 'Opens at')).toEqual(['3 in a row', '50 % or more'])
  })

  it('shows what is held and what is missing while they are closed', () => {
    // At 3.5 s four calls are answered, two of them failed.
    expect(rowAt(outage, 3_500, 'State')).toEqual(['closed', 'closed'])
    expect(rowAt(outage, 3_500, 'Calls it holds')).toEqual(['–', '4'])
    expect(rowAt(outage, 3_500, 'Failed')).toEqual(['2', '2, 50 %'])
    expect(rowAt(outage, 3_500, 'Slow')).toEqual(['–', '4, 100 %'])
    expect(rowAt(outage, 3_500, 'Calls until it judges')).toEqual(['–', '2'])
    expect(rowAt(outage, 3_500, 'Failures until it opens')).toEqual(['1', '2'])
    expect(window.at(outage, 3_500).says).toBe(
      'All breakers are closed. Nearest to opening, by 1 failure: in a row.',
    )
  })

  it('shows how long an open one waits', () => {
    // Opened at 4.1 s for 5 s; the other one at 5.1 s for 20 s.
    expect(rowAt(outage, 6_000, 'State')).toEqual(['open', 'open'])
    expect(rowAt(outage, 6_000, 'Next probe')).toEqual(['in 3.1 s', 'in 19.1 s'])
    expect(rowAt(outage, 6_000, 'Failures until it opens')).toEqual(['–', '–'])
    expect(rowAt(outage, 9_500, 'Next probe')![0]).toBe('with the next call')
    expect(window.at(outage, 9_500).says).toBe(
      'Open until the next call, its probe: in a row. Open for another 15.6 s: a rate.',
    )
  })

  it('counts the probes of a half-open one', () => {
    // The call of 10 s is the probe; it answers, badly, at 10.1 s.
    expect(rowAt(outage, 10_050, 'State')![0]).toBe('half-open')
    expect(rowAt(outage, 10_050, 'Probes out')![0]).toBe('1 of 1')
    expect(rowAt(outage, 10_050, 'Probes answered')![0]).toBe('0 of 1')
    expect(rowAt(outage, 10_050, 'Calls it holds')![0]).toBe('–')
    expect(rowAt(outage, 10_100, 'State')![0]).toBe('open')
  })

  it('holds less the longer nobody calls', () => {
    const quiet = runOf({
      arrivals: { kind: 'trace', times: [0, 1_000] },
      dependencies: [{ latency: { kind: 'fixed', ms: 0 }, errorPercent: 0 }],
      lanes: [{ hops: [{ breaker: { window: { kind: 'time', seconds: 2 }, openMs: 1 } }] }],
    })
    expect([1_999, 2_000, 3_000].map((atMs) => rowAt(quiet, atMs, 'Calls it holds'))).toEqual([
      ['2'],
      ['1'],
      ['0'],
    ])
    expect(rowAt(quiet, 3_000, 'Failed')).toEqual(['0'])
  })
})

describe('ten probes', () => {
  /** Four failures at 0 ms open it for 1 s. Calls at 1.0, 1.1 and 1.2 s, answered after 150 ms, the second badly. */
  const run = runOf({
    arrivals: { kind: 'trace', times: [0, 0, 0, 0, 1_000, 1_100, 1_200] },
    dependencies: [
      {
        latency: { kind: 'fixed', ms: 150 },
        faults: [
          { kind: 'outage', fromMs: 0, untilMs: 1, answerMs: 0 },
          { kind: 'outage', fromMs: 1_100, untilMs: 1_101, answerMs: 150 },
        ],
      },
    ],
    lanes: [
      {
        hops: [
          {
            breaker: {
              window: { kind: 'count', size: 10 },
              openMs: 1_000,
              probes: 10,
              minimumCalls: 4,
              halfOpenVerdict: 'minimum-calls',
            },
          },
        ],
      },
    ],
  })

  it('are out, answered, and failed, against what decides', () => {
    const at = (atMs: number) => [
      ...rowAt(run, atMs, 'Probes out')!,
      ...rowAt(run, atMs, 'Probes answered')!,
    ]
    expect(at(1_149)).toEqual(['2 of 10', '0 of 4'])
    expect(at(1_250)).toEqual(['1 of 10', '2 of 4, 1 failed'])
    expect(at(1_350)).toEqual(['0 of 10', '3 of 4, 1 failed'])
    expect(window.at(run, 1_250).says).toBe('Half-open, with 3 of 10 probes sent: lane 1.')
  })
})

describe('a bulkhead for each dependency', () => {
  /** Two dependencies in turn; the first hangs. One slot each, and one may wait. */
  const run = runOf({
    arrivals: { kind: 'trace', times: [0, 10, 20, 30, 40] },
    dependencies: [
      { latency: { kind: 'fixed', ms: 1 }, faults: [{ kind: 'hang', fromMs: 0, untilMs: 100 }] },
      { latency: { kind: 'fixed', ms: 1 } },
    ],
    lanes: [{ name: 'apart', hops: [{ bulkhead: { capacity: 1, queue: 1 } }] }],
  })

  it('shows the slots of each, and no breaker where there is none', () => {
    expect(window.at(run, 30).columns).toEqual([
      'Figure',
      'Apart, dependency 1',
      'Apart, dependency 2',
    ])
    expect(window.at(run, 30).rows.map(({ cells }) => cells.map(({ text }) => text))).toEqual([
      ['Slots of the bulkhead', '1 of 1', '1 of 1'],
      ['Waiting for a slot', '1 of 1', '0 of 1'],
    ])
    expect(rowAt(run, 31, 'Slots of the bulkhead')).toEqual(['1 of 1', '0 of 1'])
    expect(window.at(run, 31).says).toBe('All slots taken: apart, dependency 1.')
  })
})

it('is not about lanes without breaker and bulkhead', () => {
  const bare = runOf({
    arrivals: { kind: 'trace', times: [0] },
    dependencies: [{ latency: { kind: 'fixed', ms: 1 } }],
    lanes: [{ hops: [{ timeoutMs: 5 }] }],
  })
  expect(window.about(bare.scenario)).toBe(false)
  expect(window.about(outage.scenario)).toBe(true)
})
