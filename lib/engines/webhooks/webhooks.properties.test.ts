import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { MOST_EVENTS } from '../bounds'
import type { EndpointChange, Received, WebhookEvent } from './event'
import { deliveryTimesMs, percentile } from './figures'
import { mostEvents, type WebhookScenario } from './scenario'
import { webhooks } from './webhooks'

const run = (scenario: WebhookScenario) => {
  const events: WebhookEvent[] = []
  webhooks.simulate(scenario, (event) => events.push(event))
  return events
}
const parse = (scenario: unknown): WebhookScenario => webhooks.scenario.parse(scenario)

const ms = (max: number) => fc.integer({ min: 1, max })
const some = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined })
const traffic = fc.oneof(
  fc.record({
    kind: fc.constantFrom('poisson' as const, 'constant' as const),
    perSecond: fc.constantFrom(0.5, 2, 6),
  }),
  fc.record({
    kind: fc.constant('bursts' as const),
    perSecond: fc.constantFrom(10, 30),
    onMs: ms(500),
    offMs: fc.integer({ min: 1_000, max: 9_000 }),
  }),
)
const answer = fc.constantFrom(500, 503, 429, 502, 400, 301, 'timeout', 'connection-refused')
const retryAfterSeconds = some(fc.constantFrom(0, 1, 4))
const outage = fc.record({
  fromMs: fc.nat(20_000),
  untilMs: fc.nat(30_000),
  answer,
  retryAfterSeconds,
})
const fault = fc.record({
  percent: fc.constantFrom(1, 10, 40),
  answer,
  retryAfterSeconds,
  isProcessed: fc.boolean(),
})
const endpoint = fc.record({
  traffic,
  subjects: fc.constantFrom(1, 3, 50),
  concurrency: fc.constantFrom(1, 2, 5, 50),
  latency: fc.oneof(
    fc.record({ kind: fc.constant('constant' as const), ms: ms(900) }),
    fc.record({ kind: fc.constant('exponential' as const), leastMs: fc.nat(50), meanMs: ms(900) }),
  ),
  faults: fc.array(fault, { maxLength: 2 }),
  outages: fc.array(outage, { maxLength: 2 }),
  goneFromMs: some(fc.nat(30_000)),
  limitPerSecond: some(fc.constantFrom(1, 3)),
})
const budget = fc.integer({ min: 1, max: 5 })
const backoff = fc.oneof(
  fc.record({ kind: fc.constant('fixed' as const), delayMs: fc.nat(4_000), maxAttempts: budget }),
  fc.record({
    kind: fc.constantFrom('full-jitter' as const, 'exponential' as const),
    baseMs: ms(800),
    capMs: ms(5_000),
    maxAttempts: budget,
  }),
  fc.record({
    kind: fc.constant('schedule' as const),
    delaysMs: fc.array(fc.nat(5_000), { maxLength: 4 }),
  }),
)
const breaker = fc.record({
  window: fc.oneof(
    fc.record({ kind: fc.constant('count' as const), size: fc.integer({ min: 2, max: 8 }) }),
    fc.record({ kind: fc.constant('consecutive' as const), failures: ms(4) }),
  ),
  minimumCalls: ms(4),
  openMs: fc.constantFrom(300, 4_000),
  openBoundary: fc.constantFrom('inclusive' as const, 'exclusive' as const),
  probes: ms(3),
})
const scenarios = fc
  .record({
    seed: fc.nat(),
    durationMs: fc.constant(30_000),
    sender: fc.record({
      timeoutMs: fc.constantFrom(400, 2_000),
      backoff,
      responses: fc.constantFrom('standard-webhooks', 'stop-on-auth-errors', 'retry-5xx-only'),
      workers: some(fc.constantFrom(1, 3, 20)),
      throttleMs: fc.constantFrom(1, 700),
      breaker: some(breaker),
      disableAfterMs: some(fc.constantFrom(1_000, 10_000)),
    }),
    endpoints: fc.array(endpoint, { minLength: 1, maxLength: 3 }),
    consumer: fc.record({
      dedupe: fc.oneof(
        fc.constant({ kind: 'none' as const }),
        fc.record({ kind: fc.constant('by-id' as const), retentionMs: fc.nat(9_000) }),
      ),
      ordering: fc.constantFrom('none', 'sequence-check', 're-fetch'),
      verify: fc.constantFrom({ kind: 'nothing' }, { kind: 'timestamped', toleranceSeconds: 5 }),
      clockSkewMs: fc.constantFrom(0, 4_000, 9_000),
    }),
    attack: some(fc.constantFrom({ kind: 'replay', everyNth: 4, afterMs: 3_000 })),
    replays: fc.array(fc.record({ atMs: fc.nat(29_000), endpoint: fc.constant(0) }), {
      maxLength: 2,
    }),
  })
  .map(parse)

/** Each run emits some hundred events. */
const RUNS = { numRuns: 120 }
const laws = (law: (events: readonly WebhookEvent[], scenario: WebhookScenario) => void) => {
  let steps = 0
  fc.assert(
    fc.property(scenarios, (scenario) => {
      const events = run(scenario)
      steps += events.length
      law(events, scenario)
    }),
    RUNS,
  )
  expect(steps).toBeGreaterThan(10_000)
}
/** Breaches are collected, because asserting 100,000 times takes minutes. */
const none: readonly string[] = []
const byEndpoint = (events: readonly WebhookEvent[], { endpoints }: WebhookScenario) =>
  endpoints.map((_, index) => events.filter((event) => event.endpoint === index))

type Moved = Exclude<WebhookEvent, { kind: 'endpoint' | 'received' }>
const isMove = (event: WebhookEvent): event is Moved =>
  event.kind !== 'endpoint' && event.kind !== 'received'
const endsAttempt = (event: WebhookEvent): event is Extract<Moved, { status: unknown }> =>
  'status' in event && event.status !== null

describe('laws of every delivery run', () => {
  it('events come in time order, before the end, and survive JSON', () => {
    laws((events, { durationMs }) => {
      const breaches = events.filter(
        ({ atMs }, n) =>
          !Number.isSafeInteger(atMs) || atMs >= durationMs || atMs < (events[n - 1]?.atMs ?? 0),
      )
      expect(breaches).toEqual([])
      const finite = (_: string, value: unknown) => {
        if (value === undefined || (typeof value === 'number' && !Number.isFinite(value)))
          throw new Error(`${String(value)} in an event`)
        return value
      }
      expect(() => JSON.stringify(events, finite)).not.toThrow()
    })
  })

  it('delivered + dead + pending = created, and what is pending is queued, in flight or waiting', () => {
    laws((events, scenario) => {
      const breaches: string[] = []
      const change = { created: 1, replayed: 1, delivered: -1, dead: -1 } as Record<string, number>
      for (const mine of byEndpoint(events, scenario)) {
        let pending = 0
        mine.forEach((event, n) => {
          pending += change[event.kind] ?? 0
          const { queued, inFlight, waiting } = event.load
          const held = queued + inFlight + waiting
          // What is dying has left its place and is told of next.
          const next = mine[n + 1]
          const dying = Number(next?.kind === 'dead' && next.atMs === event.atMs)
          if (held !== pending && held !== pending - dying)
            breaches.push(`${event.atMs}: ${held} held, ${pending} pending`)
        })
      }
      expect(breaches).toEqual(none)
    })
  })

  it('every event goes one way: attempted, then delivered, waiting or dead', () => {
    const follows: Readonly<Record<string, readonly string[]>> = {
      created: ['attempt', 'dead'],
      replayed: ['attempt', 'dead'],
      attempt: ['delivered', 'waiting', 'dead'],
      waiting: ['due', 'dead'],
      due: ['attempt', 'dead'],
      dead: ['replayed'],
      delivered: [],
    }
    const breachOf = (before: Moved | undefined, event: Moved) => {
      const isLawful = before
        ? follows[before.kind]!.includes(event.kind)
        : event.kind === 'created'
      if (!isLawful) return [`${event.event}: ${before?.kind} then ${event.kind}`]
      const isPunctual = before?.kind !== 'waiting' || event.atMs === before.nextAtMs
      return isPunctual ? [] : [`${event.event}: came at ${event.atMs}`]
    }
    laws((events) => {
      const last = new Map<string, Moved>()
      const breaches = events.filter(isMove).flatMap((event) => {
        const name = `${event.endpoint}.${event.event}`
        const before = last.get(name)
        last.set(name, event)
        return breachOf(before, event)
      })
      expect(breaches).toEqual(none)
    })
  })

  it('attempts count up to the budget, and every replay has a fresh one', () => {
    laws((events, { sender }) => {
      const budget =
        sender.backoff.kind === 'schedule'
          ? sender.backoff.delaysMs.length + 1
          : sender.backoff.maxAttempts!
      const counts = new Map<string, number>()
      const breaches: string[] = []
      for (const event of events) {
        if (event.kind !== 'attempt') continue
        const round = `${event.endpoint}.${event.event} round ${event.round}`
        const count = (counts.get(round) ?? 0) + 1
        counts.set(round, count)
        if (event.attempt !== count || count > budget) breaches.push(`${round}: ${event.attempt}`)
      }
      expect(breaches).toEqual(none)
    })
  })

  it('no more is in flight than endpoint and pool allow, and nobody waits beside a free place', () => {
    laws((events, { endpoints, sender }) => {
      const pool = sender.workers ?? Infinity
      const flying = endpoints.map(() => 0)
      const latest = endpoints.map(() => ({ state: 'active', queued: 0 }))
      const breaches: string[] = []
      const check = (name: string, isKept: boolean, atMs: number) => {
        if (!isKept) breaches.push(`${atMs}: ${name}`)
      }
      events.forEach((event, n) => {
        const { endpoint, atMs } = event
        flying[endpoint]! += Number(event.kind === 'attempt') - Number(endsAttempt(event))
        latest[endpoint]!.queued = event.load.queued
        if (event.kind === 'endpoint') latest[endpoint]!.state = event.state
        const total = flying.reduce((sum, count) => sum + count, 0)
        check('count', flying[endpoint] === event.load.inFlight, atMs)
        check('cap', flying[endpoint]! <= endpoints[endpoint]!.concurrency, atMs)
        check('pool', total <= pool, atMs)
        if (events[n + 1]?.atMs === atMs || total >= pool) return
        const isIdle = latest.some(
          ({ state, queued }, index) =>
            state === 'active' && queued > 0 && flying[index]! < endpoints[index]!.concurrency,
        )
        check('idle', !isIdle, atMs)
      })
      expect(breaches).toEqual(none)
    })
  })

  it('a queue is first in, first out', () => {
    laws((events, scenario) => {
      const breaches: string[] = []
      for (const mine of byEndpoint(events, scenario)) {
        const line: number[] = []
        for (const event of mine) {
          if (['created', 'due', 'replayed'].includes(event.kind) && 'event' in event)
            line.push(event.event)
          const leaves =
            event.kind === 'attempt' || (event.kind === 'dead' && line.includes(event.event))
          if (!leaves) continue
          const next = line.shift()
          if (next !== event.event) breaches.push(`${event.atMs}: ${event.event} before ${next}`)
        }
      }
      expect(breaches).toEqual(none)
    })
  })

  it('nothing is sent to an endpoint that is throttled, disabled or behind an open breaker', () => {
    laws((events) => {
      const breaches: string[] = []
      const active = { state: 'active', untilMs: null, isProbing: false }
      const told = new Map<
        number,
        Pick<EndpointChange, 'untilMs' | 'isProbing'> & { state: string }
      >()
      for (const event of events) {
        if (event.kind === 'endpoint') told.set(event.endpoint, event)
        if (event.kind !== 'attempt') continue
        const { state, untilMs, isProbing } = told.get(event.endpoint) ?? active
        const isOpen = state === 'active' || isProbing || (untilMs ?? Infinity) <= event.atMs
        if (!isOpen) breaches.push(`${event.atMs}: ${state}`)
      }
      expect(breaches).toEqual(none)
    })
  })

  it('an attempt ends within its time-out, and a wait lasts what was promised', () => {
    /** Jitter may wait for nothing; the longest cap is five seconds, the longest Retry-After four. */
    const rangeOf = ({ backoff }: WebhookScenario['sender'], attempt: number) => {
      if (backoff.kind === 'fixed') return [backoff.delayMs, Math.max(backoff.delayMs, 4_000)]
      if (backoff.kind === 'schedule') return [backoff.delaysMs[attempt - 1]!, 5_000]
      return [0, 5_000]
    }
    laws((events, { sender }) => {
      const breaches = events.filter(endsAttempt).filter((event) => {
        const tookMs = event.atMs - event.startedAtMs!
        const { timeoutMs } = sender
        if (event.status === 'timeout' ? tookMs !== timeoutMs : tookMs >= timeoutMs) return true
        if (event.kind !== 'waiting') return false
        const waitMs = event.nextAtMs - event.atMs
        const [least, most] = rangeOf(sender, event.attempt)
        return waitMs < least! || waitMs > most!
      })
      expect(breaches).toEqual([])
    })
  })

  it('no run emits more than its bound, which was checked before it ran', () => {
    laws((events, scenario) => {
      expect(events.length).toBeLessThanOrEqual(mostEvents(scenario))
      expect(mostEvents(scenario)).toBeLessThanOrEqual(MOST_EVENTS)
    })
  })

  it('equal scenarios give equal events', () => {
    laws((events, scenario) => {
      expect(JSON.stringify(run(structuredClone(scenario)))).toBe(JSON.stringify(events))
    })
  })
})

describe('isolation', () => {
  const alone = { workers: undefined }

  it('without a shared pool an endpoint does not notice the others', () => {
    fc.assert(
      fc.property(scenarios, endpoint, (scenario, other) => {
        const own = { ...scenario, sender: { ...scenario.sender, ...alone }, replays: [] }
        const beside = parse({ ...own, endpoints: [...own.endpoints, other] })
        const mine = run(beside).filter((event) => event.endpoint < own.endpoints.length)
        const before = run(parse(own))
        for (let index = 0; index < own.endpoints.length; index += 1) {
          const of = (events: readonly WebhookEvent[]) =>
            JSON.stringify(events.filter((event) => event.endpoint === index))
          expect(of(mine)).toBe(of(before))
        }
      }),
      { numRuns: 60 },
    )
  })

  it('a dead endpoint leaves the p99 of the others as it was; in a shared pool it does not', () => {
    const healthy = { traffic: { kind: 'poisson', perSecond: 10 }, concurrency: 20 }
    const dead = {
      traffic: { kind: 'poisson', perSecond: 10 },
      concurrency: 20,
      outages: [{ fromMs: 0, untilMs: 60_000, answer: 'timeout' }],
    }
    const backoff = { kind: 'full-jitter', baseMs: 500, capMs: 5_000, maxAttempts: 4 }
    const p99 = (endpoints: readonly object[], sender: object) => {
      const scenario = { seed: 3, durationMs: 60_000, sender: { backoff, ...sender }, endpoints }
      return percentile(deliveryTimesMs(run(parse(scenario)), 0), 99)!
    }
    expect(p99([healthy, dead], {})).toBe(p99([healthy], {}))
    expect(p99([healthy], { workers: 20 })).toBe(100)
    expect(p99([healthy, dead], { workers: 20 })).toBeGreaterThan(10_000)
  })
})

describe('effects', () => {
  const unreliable = fc
    .record({
      seed: fc.nat(),
      timeoutMs: fc.constantFrom(300, 1_000),
      percent: fc.constantFrom(20, 60),
      meanMs: ms(600),
      attack: some(fc.constantFrom({ kind: 'replay', everyNth: 3, afterMs: 2_000 })),
    })
    .map(
      ({ seed, timeoutMs, percent, meanMs, attack }) =>
        (dedupe: object) =>
          parse({
            seed,
            durationMs: 60_000,
            sender: {
              timeoutMs,
              backoff: { kind: 'equal-jitter', baseMs: 300, capMs: 3_000, maxAttempts: 6 },
            },
            endpoints: [
              {
                // The run goes on long after the last event, so that every copy comes.
                traffic: { kind: 'trace', times: Array.from({ length: 40 }, (_, n) => n * 100) },
                latency: { kind: 'exponential', meanMs },
                faults: [{ percent, answer: 502, isProcessed: true }],
              },
            ],
            consumer: { dedupe },
            attack,
          }),
    )
  const copiesOf = (events: readonly WebhookEvent[]) => {
    const copies = new Map<number, Received[]>()
    for (const event of events) {
      if (event.kind !== 'received') continue
      copies.set(event.event, [...(copies.get(event.event) ?? []), event])
    }
    return copies
  }
  const effectsOf = (scenario: WebhookScenario) =>
    [...copiesOf(run(scenario)).values()].map((copies) => copies.at(-1)!.effects)

  it('without a memory some event has two', () => {
    fc.assert(
      fc.property(unreliable, (scenarioWith) => {
        const effects = effectsOf(scenarioWith({ kind: 'none' }))
        expect(effects).toHaveLength(40)
        expect(Math.max(...effects)).toBeGreaterThan(1)
      }),
      { numRuns: 60 },
    )
  })

  it('kept exactly as long as copies come, ids make it one; a millisecond less does not', () => {
    let steps = 0
    fc.assert(
      fc.property(unreliable, (scenarioWith) => {
        const all = run(scenarioWith({ kind: 'none' }))
        steps += all.length
        const horizons = [...copiesOf(all).values()].map(
          (copies) => copies.at(-1)!.atMs - copies[0]!.atMs,
        )
        const horizonMs = Math.max(...horizons)
        const long = effectsOf(scenarioWith({ kind: 'by-id', retentionMs: horizonMs }))
        expect(new Set(long)).toEqual(new Set([1]))
        const short = effectsOf(scenarioWith({ kind: 'by-id', retentionMs: horizonMs - 1 }))
        expect(Math.max(...short)).toBe(2)
      }),
      { numRuns: 60 },
    )
    expect(steps).toBeGreaterThan(10_000)
  })

  it('what was delivered was received, and believed', () => {
    laws((events) => {
      const believed = new Set<string>()
      for (const event of events) {
        if (event.kind === 'received' && event.effect !== 'refused')
          believed.add(`${event.endpoint}.${event.event}`)
      }
      const delivered = events.filter((event) => event.kind === 'delivered')
      expect(delivered.filter((e) => !believed.has(`${e.endpoint}.${e.event}`))).toEqual([])
    })
  })
})
