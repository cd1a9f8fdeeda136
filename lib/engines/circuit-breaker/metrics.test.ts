import { describe, expect, it } from 'vitest'

import { metricsAt, record } from '../trace'
import { circuitBreaker } from './circuit-breaker'
import type { CircuitBreakerEvent } from './event'
import { examples } from './examples'
import { addEvent, amplification, cascadeDepth, recoveryMs, startMetrics } from './metrics'
import { scenarioSchema } from './scenario'

const scenario = scenarioSchema.parse({
  seed: 1,
  durationMs: 60_000,
  arrivals: { kind: 'constant', perSecond: 1 },
  services: [{ threads: 2, queue: 1 }],
  dependencies: [
    {
      latency: { kind: 'fixed', ms: 1 },
      faults: [
        { kind: 'hang', fromMs: 3_000, untilMs: 5_000 },
        { kind: 'outage', fromMs: 1_000, untilMs: 2_000 },
      ],
    },
  ],
  lanes: [{ hops: [{}] }, { hops: [{}] }],
})

const event = (fields: Partial<CircuitBreakerEvent>): CircuitBreakerEvent => ({
  kind: 'arrived',
  atMs: 0,
  lane: 0,
  tier: 0,
  dependency: 0,
  request: 0,
  attempt: 0,
  probe: 0,
  durationMs: 0,
  threads: 0,
  waiting: 0,
  guard: {
    breaker: 'closed',
    untilMs: null,
    calls: 0,
    failures: 0,
    slow: 0,
    permits: 0,
    running: 0,
    queued: 0,
  },
  ...fields,
})
const fold = (events: readonly Partial<CircuitBreakerEvent>[]) =>
  events.map(event).reduce(addEvent, startMetrics(scenario))
const answers = (kind: 'served' | 'failed', count: number, fromMs: number) =>
  Array.from({ length: count }, (_, n) => ({ kind, atMs: fromMs + n }))

describe('metrics', () => {
  it.each(examples.map((example, index) => ({ example, index })))(
    'count what happened at each tier of each lane: example $index',
    ({ example }) => {
      const trace = record(circuitBreaker, example)
      const halfMs = example.durationMs / 2
      const past = trace.events.filter(({ atMs }) => atMs <= halfMs)
      const { lanes } = metricsAt(trace, halfMs)
      for (const [lane, { tiers, ...answered }] of lanes.entries()) {
        const here = past.filter((one) => one.lane === lane)
        for (const [tier, { counts, mostThreads, mostWaiting }] of tiers.entries()) {
          const own = here.filter((one) => one.tier === tier)
          for (const [kind, count] of Object.entries(counts))
            expect([kind, count]).toEqual([kind, own.filter((one) => one.kind === kind).length])
          expect(mostThreads).toBe(Math.max(0, ...own.map(({ threads }) => threads)))
          expect(mostWaiting).toBe(Math.max(0, ...own.map(({ waiting }) => waiting)))
        }
        const durations = here
          .filter(({ kind, tier }) => tier === 0 && (kind === 'served' || kind === 'failed'))
          .map(({ durationMs }) => durationMs)
        expect(answered.longestDurationMs).toBe(Math.max(0, ...durations))
        expect(answered.totalDurationMs).toBe(durations.reduce((sum, ms) => sum + ms, 0))
      }
    },
  )

  it('know the span of all faults', () => {
    expect(startMetrics(scenario)).toMatchObject({ faultFromMs: 1_000, faultUntilMs: 5_000 })
  })

  it.each([
    { atMs: 999, falseOpenings: 1 },
    { atMs: 1_000, falseOpenings: 0 },
  ])('call an opening at $atMs false only before the first fault', ({ atMs, falseOpenings }) => {
    expect(fold([{ kind: 'opened', atMs }]).lanes[0]).toMatchObject({ falseOpenings })
  })

  it('call every opening false where there is no fault', () => {
    const start = startMetrics({ ...scenario, dependencies: [] })
    const { lanes } = addEvent(start, event({ kind: 'opened', atMs: 9_000 }))
    expect(lanes[0]!.falseOpenings).toBe(1)
  })

  it.each([
    { name: '19 in a row', served: [...answers('served', 19, 5_000)], recovery: null },
    { name: '20 in a row', served: [...answers('served', 20, 5_000)], recovery: 0 },
    {
      name: '20 in a row of which one came before the end',
      served: [...answers('served', 20, 4_999)],
      recovery: null,
    },
    {
      name: 'a failure within, then 20',
      served: [
        ...answers('served', 19, 5_000),
        ...answers('failed', 1, 6_000),
        ...answers('served', 20, 7_000),
      ],
      recovery: 2_000,
    },
    {
      name: '20, a failure, then 20 again',
      served: [
        ...answers('served', 20, 5_500),
        ...answers('failed', 1, 6_000),
        ...answers('served', 20, 7_000),
      ],
      recovery: 500,
    },
  ])(
    'measure recovery from the last fault to 20 served in a row: $name',
    ({ served, recovery }) => {
      const metrics = fold(served)
      expect(recoveryMs(metrics, metrics.lanes[0]!)).toBe(recovery)
    },
  )

  it('count a service as reached when a request found no thread', () => {
    const depth = (kind: 'waiting' | 'turned-away' | 'arrived') =>
      cascadeDepth(fold([{ kind, tier: 1 }]).lanes[0]!)
    expect([depth('arrived'), depth('waiting'), depth('turned-away')]).toEqual([0, 1, 1])
  })

  it('relate the calls of the last tier to the requests of the first', () => {
    const called = { kind: 'called', tier: 1 } as const
    const lane = fold([{}, {}, called, called, called, { kind: 'called' }]).lanes[0]!
    expect(amplification(lane)).toBe(1.5)
    expect(amplification(fold([]).lanes[0]!)).toBe(0)
  })

  it('leave the other lane and every older value alone', () => {
    const before = startMetrics(scenario)
    const copy = structuredClone(before)
    const after = addEvent(before, event({ lane: 1, kind: 'served', durationMs: 5 }))
    expect(before).toEqual(copy)
    expect(after.lanes[0]).toBe(before.lanes[0])
    expect(after.lanes[1]!.totalDurationMs).toBe(5)
  })
})
