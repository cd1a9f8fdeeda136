/** What holds in every run, whatever the scenario: random topologies, faults and protections. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { ReferenceBreaker } from './breaker.reference'
import { circuitBreaker } from './circuit-breaker'
import type { CircuitBreakerEvent } from './event'
import { hopOf, mostEvents, scenarioSchema, type CircuitBreakerScenario } from './scenario'

const ms = (min: number, max: number) => fc.integer({ min, max })
const sometimes = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined })

const breaker = fc.record({
  window: fc.oneof(
    fc.record({ kind: fc.constant('count'), size: ms(2, 8) }),
    fc.record({ kind: fc.constant('time'), seconds: ms(1, 3) }),
    fc.record({ kind: fc.constant('consecutive'), failures: ms(1, 3) }),
  ),
  minimumCalls: ms(1, 5),
  openMs: ms(1, 400),
  probes: ms(1, 3),
  probeTimeoutMs: sometimes(ms(100, 500)),
  onProbeTimeout: fc.constantFrom('replace', 'reopen'),
  lateResults: fc.constantFrom('ignore', 'record'),
  countShortCircuited: fc.boolean(),
  resetOnClose: fc.boolean(),
  slowCallMs: fc.constant(60),
  slowCallRatePercent: sometimes(fc.constantFrom(50, 100)),
})
const retry = fc.record({
  kind: fc.constantFrom('exponential', 'full-jitter'),
  baseMs: ms(1, 50),
  capMs: ms(50, 200),
  maxAttempts: ms(1, 3),
})
const hop = fc.record({
  retry: sometimes(retry),
  retryBudget: sometimes(fc.constant({ ratioPercent: 20, minimumPerSecond: 1, windowSeconds: 2 })),
  throttle: sometimes(fc.constant({ k: 1.5, windowMs: 1_000 })),
  breaker: sometimes(breaker),
  bulkhead: sometimes(fc.record({ capacity: ms(1, 3), queue: ms(0, 3) })),
  timeoutMs: sometimes(ms(20, 300)),
})
const fault = fc
  .record({
    kind: fc.constantFrom(
      { kind: 'outage', answerMs: 5 },
      { kind: 'hang' },
      { kind: 'errors', percent: 60 },
      { kind: 'slow', factor: 5 },
    ),
    fromMs: ms(0, 1_500),
    lastsMs: ms(0, 1_000),
  })
  .map(({ kind, fromMs, lastsMs }) => ({ ...kind, fromMs, untilMs: fromMs + lastsMs }))
const dependency = fc.record({
  latency: fc.constantFrom(
    { kind: 'fixed', ms: 0 },
    { kind: 'uniform', fromMs: 5, toMs: 80 },
    { kind: 'exponential', meanMs: 30, capMs: 200 },
  ),
  errorPercent: fc.constantFrom(0, 5, 30),
  faults: fc.array(fault, { maxLength: 3 }),
})
const scenarios = fc
  .record({
    seed: fc.nat(),
    durationMs: fc.constant(2_500),
    arrivals: fc.constantFrom(
      { kind: 'poisson', perSecond: 20 },
      { kind: 'constant', perSecond: 25 },
      { kind: 'bursts', perSecond: 60, onMs: 200, offMs: 600 },
    ),
    services: fc.array(
      fc.record({ threads: ms(1, 5), queue: ms(0, 4), workMs: fc.constantFrom(0, 7) }),
      { maxLength: 2 },
    ),
    dependencies: fc.array(dependency, { minLength: 1, maxLength: 2 }),
    lanes: fc.array(fc.record({ hops: fc.array(hop, { minLength: 1, maxLength: 3 }) }), {
      minLength: 1,
      maxLength: 2,
    }),
  })
  .map((fields) => scenarioSchema.parse(fields))

const eventsOf = (scenario: CircuitBreakerScenario) => {
  const events: CircuitBreakerEvent[] = []
  circuitBreaker.simulate(scenario, (event) => events.push(event))
  return events
}

/** Every run has some hundred events; fifty of them are well above 10,000. */
const forEachRun = (
  check: (events: readonly CircuitBreakerEvent[], scenario: CircuitBreakerScenario) => void,
) => {
  let steps = 0
  fc.assert(
    fc.property(scenarios, (scenario) => {
      const events = eventsOf(scenario)
      steps += events.length
      check(events, scenario)
    }),
    { numRuns: 50 },
  )
  expect(steps).toBeGreaterThan(10_000)
}

const of = (...kinds: readonly CircuitBreakerEvent['kind'][]) => {
  const wanted = new Set(kinds)
  return ({ kind }: CircuitBreakerEvent) => wanted.has(kind)
}

describe('every run', () => {
  it('is in time order, and ends before its end', () => {
    forEachRun((events, { durationMs }) => {
      const times = events.map(({ atMs }) => atMs)
      expect(times).toEqual(times.toSorted((a, b) => a - b))
      expect(times.at(-1) ?? 0).toBeLessThan(durationMs)
    })
  })

  it('holds only whole numbers from 0 on', () => {
    const numbersIn = ({ guard, ...event }: CircuitBreakerEvent) =>
      [...Object.values(event), ...Object.values(guard)].filter((v) => typeof v === 'number')
    forEachRun((events) => {
      const numbers = events.flatMap(numbersIn)
      expect(numbers.length).toBeGreaterThanOrEqual(events.length * 16)
      expect(numbers.filter((n) => !Number.isSafeInteger(n) || n < 0)).toEqual([])
    })
  })

  it('emits no more than its bound', () => {
    forEachRun((events, scenario) =>
      expect(events.length).toBeLessThanOrEqual(mostEvents(scenario)),
    )
  })

  it('is the same again, after another run and as JSON', () => {
    forEachRun((events, scenario) => {
      const copy = JSON.parse(JSON.stringify(scenario)) as unknown
      expect(eventsOf(scenarioSchema.parse(copy))).toEqual(events)
    })
  })

  it('gives a lane the same faults whichever lanes run beside it', () => {
    forEachRun((events, scenario) => {
      const [first] = scenario.lanes
      const alone = eventsOf({ ...scenario, lanes: [first!] })
      expect(alone).toEqual(events.filter(({ lane }) => lane === 0))
    })
  })

  it('uses no thread and no slot beyond the limit, and leaves none free while somebody waits', () => {
    const none = { capacity: 0, queue: 0 }
    const fits = (taken: number, waiting: number, { capacity, queue } = none) =>
      taken <= capacity && waiting <= (taken < capacity ? 0 : queue)
    forEachRun((events, scenario) => {
      const isBeyond = ({ lane, tier, threads, waiting, guard }: CircuitBreakerEvent) => {
        const service = scenario.services[tier - 1]
        const pool = service && { capacity: service.threads, queue: service.queue }
        const { bulkhead } = hopOf(scenario.lanes[lane]!, tier)
        return !fits(threads, waiting, pool) || !fits(guard.running, guard.queued, bulkhead)
      }
      expect(events.filter(isBeyond)).toEqual([])
    })
  })

  it('sends every call of a tier to the next one, and loses no request', () => {
    forEachRun((events, scenario) => {
      for (let lane = 0; lane < scenario.lanes.length; lane += 1)
        for (let tier = 0; tier <= scenario.services.length; tier += 1) {
          const here = events.filter((event) => event.lane === lane && event.tier === tier)
          const count = (...kinds: CircuitBreakerEvent['kind'][]) =>
            here.filter(of(...kinds)).length
          const next = events.filter((event) => event.lane === lane && event.tier === tier + 1)
          const came = next.filter(of('arrived', 'waiting', 'turned-away')).length
          if (tier < scenario.services.length) expect(came).toBe(count('called'))
          expect(count('succeeded', 'errored', 'timed-out')).toBeLessThanOrEqual(count('called'))
          expect(count('served')).toBe(count('succeeded'))
          expect(count('served', 'failed')).toBeLessThanOrEqual(count('arrived', 'resumed'))
        }
    })
  })

  it('answers every request in the end, once the last fault is over', () => {
    // Without a hang every call ends, and the run goes on long enough for the last retry.
    fc.assert(
      fc.property(scenarios, (scenario) => {
        const { dependencies } = scenario
        const withoutHang = dependencies.map((one) => ({
          ...one,
          faults: one.faults.filter(({ kind }) => kind !== 'hang'),
        }))
        const times = Array.from({ length: 30 }, (_, n) => n * 40)
        const arrivals = { kind: 'trace' as const, times }
        const events = eventsOf({
          ...scenario,
          arrivals,
          dependencies: withoutHang,
          durationMs: 120_000,
        })
        for (let lane = 0; lane < scenario.lanes.length; lane += 1) {
          const callers = events.filter((event) => event.lane === lane && event.tier === 0)
          expect(callers.filter(of('served', 'failed'))).toHaveLength(times.length)
          const ended = events.filter((event) => event.lane === lane)
          expect(ended.filter(of('succeeded', 'errored', 'timed-out'))).toHaveLength(
            ended.filter(of('called')).length,
          )
        }
      }),
      { numRuns: 50 },
    )
  })

  it('shows each breaker as a diary of its own admissions and results has it', () => {
    forEachRun((events, scenario) => {
      const diaries = new Map<string, ReferenceBreaker>()
      const queued = new Set<string>()
      for (const event of events) {
        const { lane, tier, dependency } = event
        const policy = hopOf(scenario.lanes[lane]!, tier).breaker
        if (!policy) continue
        const target = tier === scenario.services.length ? dependency : 0
        const key = [lane, tier, target].join()
        const diary = diaries.get(key) ?? new ReferenceBreaker(policy)
        diaries.set(key, diary)
        tell(diary, event, queued)
        // A change is told twice: by the call that made it, and before or after that on its own.
        if (of('opened', 'half-opened', 'closed')(event)) continue
        const { calls, failures, slow, breaker: kind } = event.guard
        expect(kind).toBe(diary.kind)
        expect({ calls, failures, slow }).toEqual(diary.window(event.atMs))
      }
    })
  })
})

/** Repeats to the diary what the event says was asked of the breaker. */
function tell(diary: ReferenceBreaker, event: CircuitBreakerEvent, queued: Set<string>): void {
  const { kind, atMs, probe, durationMs } = event
  const call = [event.lane, event.tier, event.request, event.attempt].join()
  const admit = () => expect(diary.admit(atMs)).toBe(probe)
  switch (kind) {
    case 'short-circuited':
      return expect(diary.admit(atMs)).toBe('refused')
    case 'queued':
      queued.add(call)
      return admit()
    case 'called':
      return queued.delete(call) ? undefined : admit()
    case 'bulkhead-full':
      admit()
      return diary.release(probe)
    case 'succeeded':
    case 'errored':
    case 'timed-out':
      return diary.record(atMs, { ok: kind === 'succeeded', durationMs, probe })
  }
}
