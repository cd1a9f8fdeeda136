import { describe, expect, it } from 'vitest'

import { record } from '@/lib/engines/trace'

import { TONES } from '../reading'
import { circuitBreaker } from './circuit-breaker'
import { moment } from './moment'
import { laneNames, reading } from './reading'

/** Two failures open it at 101 ms; the calls at 200 and 300 ms are refused, though the second would succeed. */
const scenario = circuitBreaker.engine.scenario.parse({
  seed: 1,
  durationMs: 2_000,
  arrivals: { kind: 'trace', times: [0, 100, 200, 300] },
  dependencies: [
    {
      latency: { kind: 'fixed', ms: 10 },
      faults: [{ kind: 'outage', fromMs: 0, untilMs: 250, answerMs: 1 }],
    },
  ],
  lanes: [
    {
      name: 'guarded',
      hops: [{ breaker: { window: { kind: 'consecutive', failures: 2 }, openMs: 1_000 } }],
    },
    { name: 'bare', hops: [{}] },
  ],
})
const run = { scenario, trace: record(circuitBreaker.engine, scenario) }

describe('the figure of a small outage', () => {
  const { values, headline, lanes, moments } = reading(run)
  const value = (name: string) => values[name]?.value

  it('counts what each lane served, and what the breaker refused', () => {
    expect([value('served.1'), value('failed.1'), value('refused.1')]).toEqual([0, 4, 2])
    expect([value('served.2'), value('failed.2'), value('refused.2')]).toEqual([1, 3, 0])
  })

  it('counts the calls that reached the dependency: two of four', () => {
    expect([value('calls.1'), value('amplification.1')]).toEqual([2, 0.5])
  })

  it('knows when it opened', () => {
    expect([value('openings.1'), value('firstOpening.1')]).toEqual([1, 101])
    expect(moments).toContainEqual({ atMs: 101, label: 'Guarded opens' })
  })

  it('draws the state of the breaker as two stretches, and none where there is none', () => {
    const [guarded, bare] = lanes.map(({ bands }) => bands!)
    expect([...guarded!.fromMs]).toEqual([0, 101])
    expect([...guarded!.untilMs]).toEqual([101, 2_000])
    expect([...guarded!.tone].map((tone) => TONES[tone])).toEqual(['pass', 'stop'])
    expect([...bare!.tone].map((tone) => TONES[tone])).toEqual(['muted'])
  })

  it('says its answer in one sentence', () => {
    expect(headline).toBe('Bare served 1 of 4 requests, guarded 0')
  })
})

it('has figures of threads where there are services', () => {
  const calls = ['served', 'failed', 'openings', 'slowest']
  expect(reading(run).figureColumns).toEqual(calls)
  expect(moment(run, 101).figures[0]!.map(({ text }) => text)).toEqual(['0', '2', '1', '1 ms'])

  const served = circuitBreaker.engine.scenario.parse({ ...scenario, services: [{ threads: 3 }] })
  const behind = { scenario: served, trace: record(circuitBreaker.engine, served) }
  expect(reading(behind).figureColumns).toEqual([...calls, 'threads', 'depth'])
  expect(
    moment(behind, 101)
      .figures[0]!.slice(4)
      .map(({ text }) => text),
  ).toEqual(['1', '0'])
})

it('tells lanes of one name apart', () => {
  const lanes = ['same', 'other', 'same', ''].map((name) => ({ name, hops: [{}] }))
  expect(laneNames({ ...scenario, lanes })).toEqual(['Same', 'Other', 'Same 2', 'Lane 4'])
})

describe('two breakers', () => {
  it('are worth a look where they first judge a call differently', () => {
    // The first opens at 1 ms, with the first failure; the second, with the third, at 201 ms.
    const both = circuitBreaker.engine.scenario.parse({
      ...scenario,
      lanes: [1, 3].map((failures) => ({
        hops: [{ breaker: { window: { kind: 'consecutive', failures }, openMs: 1_000 } }],
      })),
    })
    const { moments: named } = reading({
      scenario: both,
      trace: record(circuitBreaker.engine, both),
    })
    expect(named.map(({ atMs, label }) => `${atMs} ${label}`)).toEqual([
      '0 the fault begins',
      '1 Lane 1 opens',
      '100 two breakers judge a call differently',
      '201 Lane 2 opens',
      '250 the fault is over',
    ])
    expect(JSON.stringify(reading(run).moments)).not.toContain('judge a call differently')
  })
})

describe('a moment of it', () => {
  it('says that it opens and until when', () => {
    expect(moment(run, 101).says).toBe(
      'At 101 ms, Guarded opens: 2 calls in a row failed. It is open until 1.1 s.',
    )
  })
})
