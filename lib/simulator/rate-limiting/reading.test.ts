import { describe, expect, it } from 'vitest'

import { record } from '@/lib/engines/trace'

import { moment } from './moment'
import { rateLimiting } from './rate-limiting'
import { reading } from './reading'

/** Two a second: three requests at once, and one a second later, when the window is new. */
const scenario = rateLimiting.engine.scenario.parse({
  seed: 1,
  durationMs: 2_000,
  trailingMs: 1_000,
  sources: [{ arrivals: { kind: 'trace', times: [0, 0, 0, 1_000] } }],
  lanes: [
    { kind: 'policy', policy: { kind: 'fixed-window', limit: 2, windowMs: 1_000 } },
    {
      kind: 'policy',
      policy: { kind: 'token-bucket', capacity: 3, refillTokens: 1, refillMs: 1_000 },
    },
  ],
})
const run = { scenario, trace: record(rateLimiting.engine, scenario) }

describe('the figure of a small run', () => {
  const { values, headline, lanes, moments } = reading(run)
  const text = (name: string) => values[name]?.text

  it('counts what each lane did', () => {
    expect(['offered.1', 'allowed.1', 'throttled.1', 'refusedShare.1'].map(text)).toEqual([
      '4',
      '3',
      '1',
      '25 %',
    ])
    // The bucket holds three and has one again after a second.
    expect(['allowed.2', 'throttled.2'].map(text)).toEqual(['4', '0'])
  })

  it('finds the worst window: at 1 s the two of 0 s are just outside of (0 s, 1 s]', () => {
    expect([values['worst.1']?.value, values['worstAt.1']?.value]).toEqual([2, 0])
    expect(values['worst.2']?.value).toBe(3)
  })

  it('says when they part, and how long the refused one was to wait', () => {
    expect([values.divergence?.value, values['firstRefusal.1']?.value]).toEqual([0, 0])
    expect(text('wait.1')).toBe('1 s')
    expect(moments.map(({ label }) => label)).toEqual([
      'first divergence',
      'first refusal, Fixed window',
    ])
  })

  it('says its answer in one sentence', () => {
    expect(headline).toBe('Token bucket admitted 4 of 4 requests and refused 0')
  })

  it('draws the state each request left', () => {
    expect([...lanes[0]!.gauges[0]!.levels]).toEqual([0, 1, 2, 2, 1])
    expect([...lanes[1]!.gauges[0]!.levels]).toEqual([0, 1, 2, 3, 3])
    expect(lanes[0]!.gauges[0]!.threshold).toBe(2)
  })
})

describe('a moment of it', () => {
  it('explains the parting from the state of both', () => {
    expect(moment(run, 0).says).toBe(
      'At 0 ms they part: a request comes. Fixed window refuses: the window that began at 0 ms holds 2 of 2, for another 1 s. Token bucket admits: 0 of 3 tokens are left.',
    )
  })

  it('shows what the refused client would get', () => {
    expect(moment(run, 0).wire).toBe(
      [
        'HTTP/1.1 429 Too Many Requests',
        'RateLimit-Policy: "default";q=2;w=1',
        'RateLimit: "default";r=0;t=1',
        'X-RateLimit-Limit: 2',
        'X-RateLimit-Remaining: 0',
        'X-RateLimit-Reset: 1',
        'Retry-After: 1',
      ].join('\n'),
    )
  })

  it('counts up to the moment and no further', () => {
    const cells = (atMs: number) =>
      moment(run, atMs).figures.map((row) => row.map(({ text }) => text))
    expect(cells(999)).toEqual([
      ['2', '1', '2', '1.00'],
      ['3', '0', '3', '1.00'],
    ])
    expect(cells(1_000)[0]).toEqual(['3', '1', '2', '1.00'])
  })
})
