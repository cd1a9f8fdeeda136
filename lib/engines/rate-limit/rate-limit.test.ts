import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { metricsAt, record } from '../trace'
import type { RateLimitEvent } from './event'
import { fairness } from './metrics'
import { createLimiter } from './policy'
import { rateLimiting } from './rate-limit'
import type { RateLimitScenario } from './scenario'
import { stateAt } from './state-at'

const run = (scenario: object) => {
  const parsed = rateLimiting.scenario.parse({ seed: 1, durationMs: 10_000, ...scenario })
  const trace = record(rateLimiting, parsed)
  return { scenario: parsed, events: trace.events, metrics: metricsAt(trace, Infinity), trace }
}

const lane = (policy: object) => ({ kind: 'policy', policy })
const at = (...times: readonly number[]) => ({ arrivals: { kind: 'trace', times } })
const WINDOW = { kind: 'fixed-window', limit: 2, windowMs: 1_000 }
const LOG = { kind: 'sliding-log', limit: 2, windowMs: 1_000 }
const BUCKET = { kind: 'token-bucket', capacity: 2, refillTokens: 2, refillMs: 1_000 }

/** Draws a lane as text: `+` allowed, `~` delayed, `-` throttled. */
const drawn = (events: readonly RateLimitEvent[], ofLane = 0) =>
  events
    .filter((event) => event.lane === ofLane)
    .map(({ kind }) => ({ allowed: '+', delayed: '~', throttled: '-' })[kind])
    .join('')

describe('lanes', () => {
  it('judge the same requests, each by its own rule', () => {
    const { events, metrics } = run({
      sources: [at(998, 999, 1_000, 1_001, 1_500, 1_998)],
      lanes: [lane(WINDOW), lane(LOG), lane(BUCKET)],
    })
    expect(drawn(events, 0)).toBe('++++--')
    expect(drawn(events, 1)).toBe('++---+')
    expect(drawn(events, 2)).toBe('++--++')
    expect(metrics.requests).toBe(6)
    // Request 2, on the edge: the window has just forgotten, the log has not.
    expect(metrics.divergence).toEqual({ request: 2, atMs: 1_000 })
    expect(metrics.lanes.map(({ worstTrailing }) => worstTrailing)).toEqual([4, 2, 3])
    expect(metrics.lanes[0]).toMatchObject({ worstTrailingAtMs: 1_001, allowed: 4, throttled: 2 })
  })

  it('never part when their rules are equal', () => {
    const { metrics } = run({
      sources: [{ arrivals: { kind: 'poisson', perSecond: 30 }, cost: 2 }],
      lanes: [
        lane({ kind: 'gcra', emissionMs: 50, burst: 9 }),
        lane({ kind: 'token-bucket', capacity: 10, refillTokens: 1, refillMs: 50 }),
        lane({ kind: 'leaky-bucket', ratePerSecond: 20, burst: 9, mode: 'queue' }),
      ],
    })
    expect(metrics.divergence).toBeNull()
    expect(metrics.lanes[0]!.throttled).toBeGreaterThan(50)
  })

  it('of queues show delays, in time and in the metrics', () => {
    const { events, metrics } = run({
      sources: [at(0, 0, 0, 0)],
      lanes: [lane({ kind: 'leaky-bucket', ratePerSecond: 10, burst: 2, mode: 'queue' })],
    })
    expect(drawn(events)).toBe('+~~-')
    expect(metrics.lanes[0]).toMatchObject({
      allowed: 1,
      delayed: 2,
      throttled: 1,
      longestDelayMs: 200,
      totalDelayMs: 300,
      longestRetryAfterMs: 100,
    })
  })
})

describe('sources', () => {
  it('on the same millisecond come in the order in which they were scheduled', () => {
    const { events } = run({
      sources: [at(0, 5, 10), { ...at(0, 10, 10), cost: 2 }],
      lanes: [lane({ ...BUCKET, capacity: 100 })],
    })
    // The first source set out for 10 at 5, the second one already at 0.
    expect(events.map(({ atMs, source }) => `${atMs}:${source}`).join(' ')).toBe(
      '0:0 0:1 5:0 10:1 10:0 10:1',
    )
    expect(events.map(({ request }) => request)).toEqual([0, 1, 2, 3, 4, 5])
  })

  it('are active from and until they should be', () => {
    const { events } = run({
      sources: [{ arrivals: { kind: 'constant', perSecond: 10 }, fromMs: 2_000, untilMs: 2_400 }],
      lanes: [lane(BUCKET)],
    })
    expect(events.map(({ atMs }) => atMs)).toEqual([2_000, 2_100, 2_200, 2_300])
  })

  it('do not shift each other: another source changes nothing about the first', () => {
    const first = { arrivals: { kind: 'poisson', perSecond: 20 }, keys: 5 }
    const second = { arrivals: { kind: 'poisson', perSecond: 50 }, keys: 3, firstKey: 5 }
    const seen = (sources: readonly object[]) =>
      run({ sources, lanes: [lane(BUCKET)] })
        .events.filter(({ source }) => source === 0)
        .map(({ atMs, key, kind }) => ({ atMs, key, kind }))
    expect(seen([first, second])).toEqual(seen([first]))
  })

  it.each([
    { skew: 'even', share: 1 / 4 },
    { skew: 'zipf', share: 1 / (1 + 1 / 2 + 1 / 3 + 1 / 4) },
  ])('ask $skew for the first of four keys', ({ skew, share }) => {
    const { events } = run({
      durationMs: 100_000,
      sources: [{ arrivals: { kind: 'constant', perSecond: 100 }, keys: 4, skew, firstKey: 2 }],
      lanes: [lane(BUCKET)],
    })
    const first = events.filter(({ key }) => key === 2).length
    expect(Math.abs(first / events.length - share)).toBeLessThan(0.02)
    expect(new Set(events.map(({ key }) => key))).toEqual(new Set([2, 3, 4, 5]))
  })
})

it('a key says nothing about when it comes: the two are drawn apart', () => {
  const { events } = run({
    durationMs: 100_000,
    sources: [{ arrivals: { kind: 'poisson', perSecond: 50 }, keys: 2 }],
    lanes: [lane(BUCKET)],
  })
  const gapsOf = (wanted: number) =>
    events.flatMap(({ atMs, key }, n) =>
      n > 0 && key === wanted ? [atMs - events[n - 1]!.atMs] : [],
    )
  const mean = (gaps: readonly number[]) => gaps.reduce((sum, gap) => sum + gap) / gaps.length
  expect(mean(gapsOf(0)) / mean(gapsOf(1))).toBeCloseTo(1, 0)
})

describe('a cluster', () => {
  const cluster = (rules: object) => ({
    kind: 'cluster',
    cluster: { nodes: 4, limit: 3, windowMs: 1_000, ...rules },
  })

  it('names no wait for a cost above the share of a node', () => {
    const { events } = run({
      sources: [at(0)],
      lanes: ['local', 'local-split'].map((mode) => cluster({ mode })),
    })
    expect(events.map(({ retryAfterMs }) => retryAfterMs)).toEqual([0, Infinity])
  })

  it.each([
    { rules: { mode: 'central' }, states: [{ used: 1 }, { used: 2 }] },
    { rules: { mode: 'local' }, states: [{ used: 1 }, { used: 1 }] },
    {
      rules: { mode: 'local-sync', syncMs: 10 },
      states: [
        { tick: 0, total: 0, own: 1 },
        { tick: 2, total: 1, own: 1 },
      ],
    },
    {
      rules: { mode: 'lease', batch: 2 },
      states: [
        { left: 1, lease: 1, isRefused: false },
        { left: 0, lease: 0, isRefused: true },
      ],
    },
  ])('shows what the judging node goes by: $rules.mode', ({ rules, states }) => {
    const { events } = run({ sources: [at(0, 20)], lanes: [cluster(rules)] })
    expect(events.map(({ state }) => state)).toEqual(states)
  })
})

describe('keys', () => {
  it('have a limit each', () => {
    const { events } = run({
      sources: [at(0, 0, 0), { ...at(0, 0, 0), firstKey: 1 }],
      lanes: [lane(WINDOW)],
    })
    expect(events.filter(({ key }) => key === 1).map(({ remaining }) => remaining)).toEqual([
      1, 0, 0,
    ])
  })

  it.each([
    { name: 'equal shares', sources: [at(0, 1), { ...at(0, 1), firstKey: 1 }], expected: 1 },
    // Admitted 2 and 1 times: (2 + 1)² / (2 · (4 + 1)).
    { name: '2 against 1', sources: [at(0, 1), { ...at(0), firstKey: 1 }], expected: 0.9 },
    { name: 'nobody admitted', sources: [{ ...at(0, 1), cost: 9 }], expected: 1 },
  ])('share fairly by Jain: $name', ({ sources, expected }) => {
    const { metrics } = run({ sources, lanes: [lane(WINDOW)] })
    expect(fairness(metrics.lanes[0]!)).toBe(expected)
  })

  it('are accounted for as a plain count over the past would', () => {
    const scenario = {
      sources: [
        { arrivals: { kind: 'poisson', perSecond: 60 }, keys: 4, cost: 2 },
        { arrivals: { kind: 'bursts', perSecond: 300, onMs: 50, offMs: 700 }, firstKey: 3 },
      ],
      lanes: [lane({ ...LOG, limit: 20 }), lane({ ...WINDOW, limit: 20 })],
      trailingMs: 333,
    }
    fc.assert(
      fc.property(fc.nat(), (seed) => {
        const { events, metrics } = run({ ...scenario, seed, durationMs: 4_000 })
        events.forEach((event, n) => {
          const past = events
            .slice(0, n + 1)
            .filter(({ lane: ofLane, key }) => ofLane === event.lane && key === event.key)
          const admitted = past.filter(({ kind }) => kind !== 'throttled')
          const recent = admitted.filter(({ atMs }) => atMs > event.atMs - 333)
          expect(event.keyOffered).toBe(past.length)
          expect(event.keyAdmitted).toBe(admitted.length)
          expect(event.trailing).toBe(recent.reduce((sum, { cost }) => sum + cost, 0))
        })
        const worst = events.reduce((most, event) => Math.max(most, event.trailing), 0)
        expect(Math.max(...metrics.lanes.map((one) => one.worstTrailing))).toBe(worst)
      }),
      { numRuns: 20 },
    )
  })
})

describe('a refused client', () => {
  const sources = [at(0, 0, 0)]

  it('does not come back unless the scenario says so', () => {
    expect(run({ sources, lanes: [lane(WINDOW)] }).events).toHaveLength(3)
  })

  it('that waits as told wastes no call', () => {
    const { events, metrics } = run({
      sources,
      lanes: [lane(WINDOW)],
      retry: { kind: 'after-wait', attempts: 5 },
    })
    expect(events.map(({ atMs, attempt }) => [atMs, attempt])).toEqual([
      [0, 1],
      [0, 1],
      [0, 1],
      [1_000, 2],
    ])
    expect(metrics.lanes[0]).toMatchObject({ offered: 4, allowed: 3, throttled: 1 })
  })

  it('that loops mostly collects refusals, and gives up after its attempts', () => {
    const { events } = run({
      sources,
      lanes: [lane({ ...WINDOW, windowMs: 5_000 }), lane({ ...WINDOW, limit: 3 })],
      retry: { kind: 'loop', everyMs: 100, attempts: 4 },
    })
    expect(drawn(events, 0)).toBe('++----')
    expect(drawn(events, 1)).toBe('+++')
    expect(events.at(-1)).toMatchObject({ atMs: 300, attempt: 4, request: 2, lane: 0 })
  })

  it('that would come back when the run is over does not', () => {
    const scenario = { sources, lanes: [lane(WINDOW)], retry: { kind: 'after-wait', attempts: 5 } }
    expect(run({ ...scenario, durationMs: 1_000 }).events).toHaveLength(3)
    expect(run({ ...scenario, durationMs: 1_001 }).events).toHaveLength(4)
  })

  it('is no request of its own: lanes are compared on first attempts alone', () => {
    const { metrics } = run({
      sources: [at(0, 0, 0, 950)],
      lanes: [lane(WINDOW), lane(WINDOW), lane({ ...WINDOW, blockMs: 1_000 })],
      retry: { kind: 'loop', everyMs: 400, attempts: 4 },
    })
    expect(metrics.requests).toBe(4)
    expect(metrics.divergence).toBeNull()
    expect(metrics.lanes.map(({ offered }) => offered)).toEqual([8, 8, 8])
  })

  it('with a hopeless cost does not wait for ever', () => {
    const { events } = run({
      sources: [{ ...at(0), cost: 3 }],
      lanes: [lane(WINDOW)],
      retry: { kind: 'after-wait', attempts: 5 },
    })
    expect(events.map(({ retryAfterMs }) => retryAfterMs)).toEqual([Infinity])
  })

  it('starves where a refusal costs something, and not where it is free', () => {
    const window = { ...WINDOW, limit: 5, anchor: 'first-request' }
    const { metrics } = run({
      sources: [{ arrivals: { kind: 'constant', perSecond: 20 } }],
      lanes: [lane({ ...LOG, limit: 5 }), lane({ ...window, blockMs: 2_000 })],
    })
    // Five in a quarter of a second, then two seconds of nothing: rounds of 2.25 s.
    expect(metrics.lanes.map(({ allowed }) => allowed)).toEqual([50, 25])
  })
})

describe('a clock that steps back', () => {
  it('gives nothing away: monotone limiters hold their time', () => {
    const { events } = run({
      sources: [at(1_000, 1_000, 1_100, 1_900, 2_500)],
      lanes: [lane(BUCKET)],
      clockSteps: [{ atMs: 1_050, byMs: -600 }],
    })
    // The clock shows 500, 1300 and 1900: half a token is earned by 1300, one by 1500.
    expect(drawn(events)).toBe('++--+')
    expect(events.map(({ atMs }) => atMs)).toEqual([1_000, 1_000, 1_100, 1_900, 2_500])
    expect(events[2]!.retryAfterMs).toBe(1_000)
  })
})

describe('a cluster lane', () => {
  const cluster = { nodes: 2, limit: 4, windowMs: 1_000 }
  const sources = [at(0, 0, 0, 0, 0, 0)]

  it('deals requests out in turn, and counts calls and their latency', () => {
    const { events, metrics } = run({
      sources,
      lanes: [{ kind: 'cluster', cluster: { mode: 'central', ...cluster }, roundTripMs: 3 }],
    })
    expect(drawn(events)).toBe('++++--')
    expect(events.map((event) => event.cluster?.node)).toEqual([0, 1, 0, 1, 0, 1])
    expect(events[4]).toMatchObject({ retryAfterMs: 1_000, remaining: 0 })
    expect(metrics.lanes[0]).toMatchObject({ storeOps: 6, totalLatencyMs: 18, worstWindow: 4 })
  })

  it('shows by how much its own window was overrun', () => {
    const { metrics } = run({
      sources: [at(...new Array<number>(20).fill(0))],
      lanes: [
        { kind: 'cluster', cluster: { mode: 'local', ...cluster } },
        { kind: 'cluster', cluster: { mode: 'local', ...cluster }, routing: 'first-node' },
      ],
    })
    expect(metrics.lanes.map(({ worstWindow }) => worstWindow)).toEqual([8, 4])
  })

  it('fails closed or open while the store is down', () => {
    const { events, metrics } = run({
      sources: [at(...new Array<number>(6).fill(500))],
      lanes: ['closed', 'open'].map((onOutage) => ({
        kind: 'cluster',
        cluster: { mode: 'central', ...cluster, onOutage },
      })),
      storeOutages: [{ fromMs: 500, untilMs: 501 }],
    })
    expect(drawn(events, 0)).toBe('------')
    expect(drawn(events, 1)).toBe('++++++')
    expect(metrics.lanes[1]!.worstWindow).toBe(6)
  })
})

describe('stateAt', () => {
  it('is nothing in a cluster, whose nodes hold parts of it', () => {
    const cluster = { mode: 'local', nodes: 2, limit: 2, windowMs: 1_000 }
    const { scenario, events } = run({ sources: [at(0)], lanes: [{ kind: 'cluster', cluster }] })
    expect(stateAt(scenario, events, { lane: 0, key: 0 })).toBeUndefined()
  })

  it.each([
    { name: 'a bucket', policy: BUCKET },
    { name: 'a log', policy: LOG },
    { name: 'tiers with a log', policy: { kind: 'any-of', tiers: [LOG, WINDOW] } },
  ])('gives back what the limiter of $name knew', ({ policy }) => {
    const { scenario, events } = run({
      sources: [{ arrivals: { kind: 'poisson', perSecond: 8 }, keys: 2 }],
      lanes: [lane(policy)],
      clockSteps: [{ atMs: 4_000, byMs: 300 }],
    })
    const rules = scenario.lanes[0]!
    if (rules.kind !== 'policy') throw new Error('a policy lane')
    const limiter = createLimiter(rules.policy)
    for (let seen = 1; seen < events.length; seen += 1) {
      const { atMs, cost, key, ...next } = events[seen]!
      const state = stateAt(scenario, events.slice(0, seen), { lane: 0, key })
      const clockMs = atMs >= 4_000 ? atMs + 300 : atMs
      expect(limiter.decide(state, clockMs, cost)).toMatchObject({
        allowed: next.kind !== 'throttled',
        remaining: next.remaining,
        retryAfterMs: next.retryAfterMs,
      })
    }
  })
})

describe('a scenario', () => {
  const fine = { seed: 1, durationMs: 1_000, sources: [at(0)], lanes: [lane(BUCKET)] }
  const withPolicy = (policy: object) => ({ ...fine, lanes: [lane(policy)] })
  const withSource = (source: object) => ({ ...fine, sources: [source] })

  it('may use up its bound', () => {
    const full = {
      ...withSource({ arrivals: { kind: 'constant', perSecond: 300 } }),
      durationMs: 1_000_000,
    }
    const lanes = new Array<object>(3).fill(lane(BUCKET))
    expect(rateLimiting.scenario.safeParse({ ...full, lanes }).success).toBe(true)
  })

  it('gets its defaults and survives JSON', () => {
    const parsed: RateLimitScenario = rateLimiting.scenario.parse(fine)
    expect(parsed).toMatchObject({ retry: { kind: 'never' }, trailingMs: 1_000, clockSteps: [] })
    const again: unknown = JSON.parse(JSON.stringify(parsed))
    expect(rateLimiting.scenario.parse(again)).toEqual(parsed)
  })

  it.each([
    { fault: 'a negative seed', scenario: { ...fine, seed: -1 }, path: 'seed' },
    { fault: 'no end', scenario: { ...fine, durationMs: Infinity }, path: 'durationMs' },
    { fault: 'no lane', scenario: { ...fine, lanes: [] }, path: 'lanes' },
    {
      fault: 'an eighth lane',
      scenario: { ...fine, lanes: new Array<object>(8).fill(lane(BUCKET)) },
      path: 'lanes',
    },
    { fault: 'an unknown word', scenario: { ...fine, speed: 2 }, path: '' },
    {
      fault: 'an unknown policy',
      scenario: withPolicy({ kind: 'hope' }),
      path: 'lanes.0.policy.kind',
    },
    {
      fault: 'a capacity of NaN',
      scenario: withPolicy({ ...BUCKET, capacity: NaN }),
      path: 'lanes.0.policy.capacity',
    },
    {
      fault: 'more tokens at first than fit',
      scenario: withPolicy({ ...BUCKET, initialTokens: 3 }),
      path: 'lanes.0.policy.initialTokens',
    },
    {
      fault: 'a bucket beyond exact arithmetic',
      scenario: withPolicy({ ...BUCKET, capacity: 1e9, refillMs: 2e9 }),
      path: 'lanes.0.policy.capacity',
    },
    {
      fault: 'a schedule beyond exact arithmetic',
      scenario: withPolicy({ kind: 'gcra', emissionMs: 2e9, burst: 1e9 }),
      path: 'lanes.0.policy.burst',
    },
    {
      fault: 'a counter beyond exact arithmetic',
      scenario: withPolicy({ kind: 'sliding-counter', limit: 1e9, windowMs: 2e9 }),
      path: 'lanes.0.policy.limit',
    },
    {
      fault: 'tiers within tiers',
      scenario: withPolicy({ kind: 'any-of', tiers: [{ kind: 'any-of', tiers: [BUCKET] }] }),
      path: 'lanes.0.policy.tiers.0.kind',
    },
    {
      fault: 'half a key',
      scenario: withSource({ ...at(0), keys: 1.5 }),
      path: 'sources.0.keys',
    },
    {
      fault: 'more keys than it keeps',
      scenario: withSource({ ...at(0), keys: 10_001 }),
      path: 'sources.0.keys',
    },
    {
      fault: 'more lanes than its bound allows for so many requests',
      scenario: {
        ...withSource({ arrivals: { kind: 'constant', perSecond: 300 } }),
        durationMs: 1_000_000,
        lanes: new Array<object>(4).fill(lane(BUCKET)),
      },
      path: 'durationMs',
    },
    {
      fault: 'more events than its bound',
      scenario: {
        ...withSource({ arrivals: { kind: 'poisson', perSecond: 1_000 } }),
        durationMs: 1_000_000,
      },
      path: 'durationMs',
    },
    {
      fault: 'more retries than its bound',
      scenario: {
        ...withSource({ arrivals: { kind: 'poisson', perSecond: 1_000 } }),
        durationMs: 10_000,
        retry: { kind: 'loop', everyMs: 1, attempts: 1_000 },
      },
      path: 'durationMs',
    },
  ])('with $fault is refused with path and reason', ({ scenario, path }) => {
    const issues = rateLimiting.scenario.safeParse(scenario).error?.issues ?? []
    expect(issues.map((issue) => issue.path.join('.'))).toContain(path)
    expect(issues.map(({ message }) => message)).not.toContain('Invalid input')
  })
})
