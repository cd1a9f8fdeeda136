import { describe, expect, it } from 'vitest'

import { metricsAt, record } from '../trace'
import { circuitBreaker } from './circuit-breaker'
import type { CircuitBreakerEvent } from './event'
import { examples, heavy } from './examples'
import { amplification, cascadeDepth, recoveryMs } from './metrics'
import { mostEvents, scenarioSchema, type CircuitBreakerScenario } from './scenario'

const eventsOf = (scenario: CircuitBreakerScenario) => {
  const events: CircuitBreakerEvent[] = []
  circuitBreaker.simulate(scenario, (event) => events.push(event))
  return events
}

/** One call each 100 ms, each answered in the same instant; down from 200 ms until 900 ms. */
const downForAWhile = (hops: readonly object[], fields: object = {}) =>
  scenarioSchema.parse({
    seed: 1,
    durationMs: 1_400,
    arrivals: { kind: 'constant', perSecond: 10 },
    dependencies: [
      {
        latency: { kind: 'fixed', ms: 0 },
        faults: [{ kind: 'outage', fromMs: 200, untilMs: 900, answerMs: 0 }],
      },
    ],
    lanes: hops.map((hop) => ({ hops: [hop] })),
    ...fields,
  })

const MARKS: Readonly<Record<string, string>> = {
  succeeded: '+',
  errored: 'x',
  'timed-out': 't',
  'short-circuited': '-',
  throttled: '~',
  'bulkhead-full': 'o',
  retrying: '>',
  'retry-refused': '!',
  opened: '(',
  'half-opened': '?',
  closed: ')',
}

/** Draws what a tier of a lane saw as text. */
const drawn = (scenario: CircuitBreakerScenario, lane = 0, tier = 0) =>
  eventsOf(scenario)
    .filter((event) => event.lane === lane && event.tier === tier)
    .map(({ kind }) => MARKS[kind] ?? '')
    .join('')

const threeInARow = { window: { kind: 'consecutive', failures: 3 }, openMs: 200 }
const fixed = (delayMs: number, maxAttempts: number) => ({ kind: 'fixed', delayMs, maxAttempts })

describe('one breaker', () => {
  it.each([
    {
      name: 'nothing in between passes every failure on',
      hop: {},
      expected: '++xxxxxxx+++++',
    },
    {
      name: 'a breaker opens, probes each 200 ms and closes on the first success',
      hop: { breaker: threeInARow },
      expected: '++xxx(-?x(-?x(-?+)+++',
    },
    {
      name: 'longer and longer waits probe less often',
      hop: { breaker: { ...threeInARow, openMs: [200, 400] } },
      expected: '++xxx(-?x(---?+)+++',
    },
    {
      name: 'three probes are needed before it closes',
      hop: { breaker: { ...threeInARow, probes: 3, openMs: 600 } },
      expected: '++xxx(-----?+++)+',
    },
    {
      name: 'one retry in the same instant doubles the failures',
      hop: { retry: fixed(0, 2) },
      expected: `++${'x>x'.repeat(7)}+++++`,
    },
    {
      name: 'a budget of one retry in ten seconds allows just one',
      hop: {
        retry: fixed(0, 2),
        retryBudget: { ratioPercent: 0, minimumPerSecond: 0.1, windowSeconds: 10 },
      },
      expected: '++x>xx!x!x!x!x!x!+++++',
    },
    {
      name: 'a budget of one retry per request counts a request once, however often it is tried',
      hop: {
        retry: fixed(0, 3),
        retryBudget: { ratioPercent: 100, minimumPerSecond: 0, windowSeconds: 10 },
      },
      expected: `++${'x>x>x'.repeat(2)}${'x>x!'.repeat(5)}+++++`,
    },
  ])('$name', ({ hop, expected }) => {
    expect(drawn(downForAWhile([hop]))).toBe(expected)
  })

  it('tells with every event what the call left behind', () => {
    const breaker = {
      ...threeInARow,
      window: { kind: 'count', size: 4 },
      minimumCalls: 3,
      probes: 2,
    }
    const rows = eventsOf(downForAWhile([{ breaker }]))
      .filter(({ kind, atMs }) => kind in MARKS && atMs >= 300 && atMs <= 1_100)
      .map(({ atMs, kind, guard: g }) =>
        [atMs, MARKS[kind], g.breaker, `${g.failures}/${g.calls}`, g.permits, g.untilMs].join(' '),
      )
    expect(rows).toEqual([
      '300 x open 2/4 0 500',
      '300 ( open 2/4 0 500',
      '400 - open 2/4 0 500',
      '500 ? half-open 0/0 1 ',
      '500 x open 1/1 0 700',
      '500 ( open 1/1 0 700',
      '600 - open 1/1 0 700',
      '700 ? half-open 0/0 1 ',
      '700 x open 1/1 0 900',
      '700 ( open 1/1 0 900',
      '800 - open 1/1 0 900',
      '900 ? half-open 0/0 1 ',
      '900 + half-open 0/1 1 ',
      '1000 + closed 0/0 0 ',
      '1000 ) closed 0/0 0 ',
      '1100 + closed 0/1 0 ',
    ])
  })

  it('a call that takes as long as its time-out is too late', () => {
    const takes = (ms: number) => ({ dependencies: [{ latency: { kind: 'fixed', ms } }] })
    expect(drawn(downForAWhile([{ timeoutMs: 50 }], takes(49)))).toBe('+'.repeat(14))
    expect(drawn(downForAWhile([{ timeoutMs: 50 }], takes(50)))).toBe('t'.repeat(14))
  })

  it('a throttle refuses nothing while every call is accepted, and most while none is', () => {
    const throttle = { k: 1, windowMs: 100_000 }
    const healthy = { durationMs: 100_000, dependencies: [{ latency: { kind: 'fixed', ms: 0 } }] }
    expect(drawn(downForAWhile([{ throttle }], healthy))).toBe('+'.repeat(1_000))

    const down = { latency: { kind: 'fixed', ms: 0 }, errorPercent: 100 }
    const refused = drawn(downForAWhile([{ throttle }], { ...healthy, dependencies: [down] }))
    expect(refused.replaceAll('x', '').length).toBeGreaterThan(950)
  })

  it('a call that waited for a slot lasts from when it went out', () => {
    const scenario = downForAWhile([{ bulkhead: { capacity: 1, queue: 1 } }], {
      arrivals: { kind: 'trace', times: [0, 10] },
      dependencies: [{ latency: { kind: 'fixed', ms: 100 } }],
    })
    const rows = eventsOf(scenario)
      .filter(({ request }) => request === 1)
      .map((e) => `${e.atMs} ${e.kind} ${e.durationMs} ${e.guard.running}+${e.guard.queued}`)
    expect(rows).toEqual([
      '10 arrived 0 1+0',
      '10 queued 0 1+1',
      '100 called 0 1+0',
      '200 succeeded 100 0+0',
      '200 served 190 0+0',
    ])
  })

  it('a decorrelated wait grows from the wait before it', () => {
    const retry = { kind: 'decorrelated-jitter', baseMs: 10, capMs: 100_000, maxAttempts: 10 }
    const scenario = downForAWhile([{ retry }], {
      durationMs: 1_000_000,
      arrivals: { kind: 'trace', times: [0] },
      dependencies: [{ latency: { kind: 'fixed', ms: 0 }, errorPercent: 100 }],
    })
    const waits = eventsOf(scenario).filter(({ kind }) => kind === 'retrying')
    const delays = waits.map(({ durationMs }) => durationMs)
    expect(delays).toHaveLength(9)
    expect(Math.max(...delays)).toBeGreaterThan(30)
    delays.forEach((delay, n) => expect(delay).toBeLessThanOrEqual(3 * (delays[n - 1] ?? 10)))
  })

  it('what would happen at the very end does not happen any more', () => {
    const takes = (ms: number) =>
      downForAWhile([{}], {
        durationMs: 100,
        arrivals: { kind: 'trace', times: [0] },
        dependencies: [{ latency: { kind: 'fixed', ms } }],
      })
    expect(drawn(takes(99))).toBe('+')
    expect(drawn(takes(100))).toBe('')
  })

  it('every request has its own luck', () => {
    const half = { latency: { kind: 'fixed', ms: 0 }, errorPercent: 50 }
    const fates = drawn(downForAWhile([{}], { durationMs: 100_000, dependencies: [half] }))
    const failed = fates.replaceAll('+', '').length
    expect(failed).toBeGreaterThan(450)
    expect(failed).toBeLessThan(550)
  })

  it('a full bulkhead gives the permit of a probe back', () => {
    const scenario = scenarioSchema.parse({
      seed: 1,
      durationMs: 1_000,
      arrivals: { kind: 'trace', times: [0, 200, 210, 220, 310] },
      dependencies: [
        {
          latency: { kind: 'fixed', ms: 100 },
          faults: [{ kind: 'outage', fromMs: 0, untilMs: 1, answerMs: 0 }],
        },
      ],
      lanes: [
        {
          hops: [
            {
              breaker: { window: { kind: 'consecutive', failures: 1 }, openMs: 200, probes: 2 },
              bulkhead: { capacity: 1 },
            },
          ],
        },
      ],
    })
    expect(drawn(scenario)).toBe('x(?oo++)')
  })
})

describe('several tiers', () => {
  const outage = {
    latency: { kind: 'fixed', ms: 10 },
    faults: [{ kind: 'outage', fromMs: 0, untilMs: 100_000, answerMs: 10 }],
  }

  it.each([
    { services: 0, tries: 4, calls: 4 },
    { services: 1, tries: 3, calls: 9 },
    { services: 2, tries: 3, calls: 27 },
    { services: 3, tries: 2, calls: 16 },
  ])('$tries tries at each of $services + 1 tiers make $calls calls', (row) => {
    const scenario = scenarioSchema.parse({
      seed: 1,
      durationMs: 60_000,
      arrivals: { kind: 'trace', times: [0, 500, 1_000] },
      services: Array.from({ length: row.services }, () => ({ threads: 10 })),
      dependencies: [outage],
      lanes: [{ hops: [{ retry: fixed(5, row.tries) }] }],
    })
    const { lanes } = metricsAt(record(circuitBreaker, scenario), 60_000)
    expect(amplification(lanes[0]!)).toBe(row.calls)
    expect(lanes[0]!.tiers[0]!.counts).toMatchObject({ arrived: 3, failed: 3, served: 0 })
  })

  it('a thread is held from the first work to the answer, and the next in the queue gets it', () => {
    const scenario = scenarioSchema.parse({
      seed: 1,
      durationMs: 1_000,
      arrivals: { kind: 'trace', times: [0, 10, 20, 30] },
      services: [{ threads: 1, queue: 2, workMs: 40 }],
      dependencies: [{ latency: { kind: 'fixed', ms: 60 } }],
      lanes: [{ hops: [{}] }],
    })
    const service = eventsOf(scenario).filter(({ tier }) => tier === 1)
    const rows = service.map((e) => `${e.atMs} ${e.request} ${e.kind} ${e.threads}+${e.waiting}`)
    expect(rows).toEqual([
      '0 0 arrived 1+0',
      '10 1 waiting 1+1',
      '20 2 waiting 1+2',
      '30 3 turned-away 1+2',
      '40 0 called 1+2',
      '100 0 succeeded 1+2',
      '100 0 served 1+1',
      '100 1 resumed 1+1',
      '140 1 called 1+1',
      '200 1 succeeded 1+1',
      '200 1 served 1+0',
      '200 2 resumed 1+0',
      '240 2 called 1+0',
      '300 2 succeeded 1+0',
      '300 2 served 0+0',
    ])
  })

  it('nobody stops working for a caller who has given up', () => {
    const scenario = scenarioSchema.parse({
      seed: 1,
      durationMs: 1_000,
      arrivals: { kind: 'trace', times: [0] },
      services: [{ threads: 1 }],
      dependencies: [{ latency: { kind: 'fixed', ms: 300 } }],
      lanes: [{ hops: [{ timeoutMs: 100 }, {}] }],
    })
    const rows = eventsOf(scenario).map(({ atMs, tier, kind }) => `${atMs} ${tier} ${kind}`)
    expect(rows).toEqual([
      '0 0 arrived',
      '0 0 called',
      '0 1 arrived',
      '0 1 called',
      '100 0 timed-out',
      '100 0 failed',
      '300 1 succeeded',
      '300 1 served',
    ])
  })

  it('survives a queue of a thousand that fails in one instant', () => {
    const scenario = scenarioSchema.parse({
      seed: 1,
      durationMs: 2_000,
      arrivals: { kind: 'trace', times: Array.from({ length: 1_001 }, () => 0) },
      services: [{ threads: 1, queue: 1_000 }],
      dependencies: [
        {
          latency: { kind: 'fixed', ms: 1_000 },
          faults: [{ kind: 'outage', fromMs: 1, untilMs: 2_000, answerMs: 0 }],
        },
      ],
      lanes: [{ hops: [{}] }],
    })
    const { lanes } = metricsAt(record(circuitBreaker, scenario), 2_000)
    expect(lanes[0]!.tiers[0]!.counts).toMatchObject({ arrived: 1_001, served: 1, failed: 1_000 })
  })
})

describe('the examples', () => {
  const lanesOf = (scenario: CircuitBreakerScenario) => {
    const end = metricsAt(record(circuitBreaker, scenario), scenario.durationMs)
    return Object.fromEntries(
      scenario.lanes.map(({ name }, index) => {
        const lane = end.lanes[index]!
        return [name, { lane, counts: lane.tiers[0]!.counts, recoveryMs: recoveryMs(end, lane) }]
      }),
    )
  }
  const find = (name: string) => examples.find(({ lanes }) => lanes.some((l) => l.name === name))!

  it('hold what a heavy run needs: 200,000 events, yet no more than a run may emit', () => {
    let emitted = 0
    circuitBreaker.simulate(heavy, () => (emitted += 1))
    expect(emitted).toBeGreaterThan(200_000)
    expect(emitted).toBeLessThanOrEqual(mostEvents(heavy))
  })

  it('one per cent of errors opens nobody before the outage, which opens all', () => {
    for (const { lane, counts } of Object.values(lanesOf(find('resilience4j')))) {
      expect(lane.falseOpenings).toBe(0)
      expect(counts.opened).toBeGreaterThan(0)
    }
  })

  it('only a rule about slow calls notices a dependency that is slow and never fails', () => {
    const lanes = lanesOf(find('slow calls too'))
    expect(lanes['failures alone']!.lane.tiers[1]!.counts.opened).toBe(0)
    expect(lanes['slow calls too']!.lane.tiers[1]!.counts.opened).toBeGreaterThan(0)
  })

  it('six slow seconds stay for ever without protection, and two seconds with it', () => {
    const lanes = lanesOf(find('protected'))
    expect(lanes['unprotected']!.recoveryMs).toBeNull()
    expect(cascadeDepth(lanes['unprotected']!.lane)).toBe(3)
    expect(lanes['protected']!.recoveryMs).toBeLessThan(2_000)
    expect(cascadeDepth(lanes['protected']!.lane)).toBe(1)
  })

  it('a bulkhead each keeps one hanging dependency from taking the other four along', () => {
    const scenario = find('one pool')
    const failedElsewhere = [0, 0]
    for (const { kind, tier, dependency, lane } of eventsOf(scenario))
      if (kind === 'failed' && tier === 0 && dependency !== 0) failedElsewhere[lane]! += 1
    expect(failedElsewhere[0]).toBeGreaterThan(100)
    expect(failedElsewhere[1]).toBe(0)
  })

  it('a lost probe is lost for ever unless it times out', () => {
    const lanes = lanesOf(find('waits for ever'))
    expect(lanes['waits for ever']!.counts).toMatchObject({ 'half-opened': 1, closed: 0 })
    expect(lanes['replaces the probe']!.counts).toMatchObject({ opened: 1, closed: 1 })
    expect(lanes['opens again']!.counts).toMatchObject({ opened: 2, closed: 1 })
  })

  it('a retry budget keeps an outage from multiplying the load', () => {
    const scenario = find('with a budget')
    const inOutage = eventsOf(scenario).filter(({ atMs }) => atMs >= 5_000 && atMs < 12_000)
    const load = (lane: number) => {
      const of = (kind: string, tier: number) =>
        inOutage.filter((e) => e.lane === lane && e.kind === kind && e.tier === tier).length
      return of('called', 2) / of('arrived', 0)
    }
    expect(load(0)).toBeGreaterThan(15)
    expect(load(1)).toBeLessThan(2)
  })
})
