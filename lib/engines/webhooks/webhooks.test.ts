import { describe, expect, it } from 'vitest'

import { MOST_EVENTS } from '../bounds'
import { metricsAt, record } from '../trace'
import type { WebhookEvent } from './event'
import { attemptsPerSecond, deliveryTimesMs, percentile } from './figures'
import { examples, heavy } from './examples'
import { messageOf } from './message'
import { pendingOf } from './metrics'
import type { WebhookScenario } from './scenario'
import { sign, verify } from './signature'
import { webhooks } from './webhooks'

const parse = (scenario: unknown): WebhookScenario => webhooks.scenario.parse(scenario)
const run = (scenario: WebhookScenario) => {
  const events: WebhookEvent[] = []
  webhooks.simulate(scenario, (event) => events.push(event))
  return events
}

/** Events at these times for one endpoint that answers after 100 ms. */
const endpoint = (times: readonly number[], change: object = {}) => ({
  traffic: { kind: 'trace', times },
  subjects: 1,
  ...change,
})
interface Change {
  readonly sender?: object
  readonly [field: string]: unknown
}
const backoff = { kind: 'schedule', delaysMs: [1_000, 5_000] }
const scenario = (endpoints: readonly object[], change: Change = {}) =>
  parse({
    seed: 1,
    durationMs: 60_000,
    endpoints,
    ...change,
    sender: { backoff, ...change.sender },
  })
const down = (untilMs: number, answer: number | string = 503, fromMs = 0) => ({
  outages: [{ fromMs, untilMs, answer }],
})

/** One line per event: when, what, to whom; enough to read a run. */
const told = (event: WebhookEvent): string => {
  const { kind, atMs, endpoint } = event
  if (kind === 'endpoint') return `${atMs} endpoint ${endpoint} ${event.state}`
  const name = `${atMs} ${kind} ${endpoint}.${event.event}`
  if (kind === 'created') return name
  if (kind === 'received') return `${name} ${event.effect}`
  return kind === 'dead' ? `${name} ${event.reason}` : `${name} ${event.attempt}`
}
const story = (scenario: WebhookScenario) => run(scenario).map(told)

describe('one event', () => {
  it('is created, attempted, received and delivered', () => {
    expect(run(scenario([endpoint([50])]))).toEqual([
      {
        kind: 'created',
        atMs: 50,
        endpoint: 0,
        event: 0,
        subject: 0,
        sequence: 1,
        load: { queued: 1, inFlight: 0, waiting: 0 },
      },
      {
        kind: 'attempt',
        atMs: 50,
        endpoint: 0,
        event: 0,
        attempt: 1,
        round: 0,
        load: { queued: 0, inFlight: 1, waiting: 0 },
      },
      {
        kind: 'received',
        atMs: 150,
        endpoint: 0,
        event: 0,
        attempt: 1,
        source: 'sender',
        effect: 'applied',
        reason: null,
        effects: 1,
        load: { queued: 0, inFlight: 1, waiting: 0 },
      },
      {
        kind: 'delivered',
        atMs: 150,
        endpoint: 0,
        event: 0,
        attempt: 1,
        round: 0,
        startedAtMs: 50,
        status: 200,
        createdAtMs: 50,
        load: { queued: 0, inFlight: 0, waiting: 0 },
      },
    ])
  })

  it('a run ends before its last millisecond is over', () => {
    const short = { ...scenario([endpoint([59_898, 59_899])]), durationMs: 59_999 }
    expect(story(short)).toContain('59998 delivered 0.0 1')
    expect(story(short)).not.toContain('59999 delivered 0.1 1')
  })

  it('waits from the moment its attempt failed, and dies when its budget is spent', () => {
    expect(story(scenario([endpoint([0], down(60_000))]))).toEqual([
      '0 created 0.0',
      '0 attempt 0.0 1',
      '100 waiting 0.0 1',
      '1100 due 0.0 1',
      '1100 attempt 0.0 2',
      '1200 waiting 0.0 2',
      '6200 due 0.0 2',
      '6200 attempt 0.0 3',
      '6300 dead 0.0 budget',
    ])
  })

  it('waits at least as long as Retry-After asks', () => {
    const outages = [{ fromMs: 0, untilMs: 10, answer: 503, retryAfterSeconds: 20 }]
    expect(story(scenario([endpoint([0], { outages })])).slice(3, 5)).toEqual([
      '20100 due 0.0 1',
      '20100 attempt 0.0 2',
    ])
  })

  it('waits at least as long as its backoff asks', () => {
    const outages = [{ fromMs: 0, untilMs: 10, answer: 503, retryAfterSeconds: 0 }]
    expect(story(scenario([endpoint([0], { outages })])).slice(3, 4)).toEqual(['1100 due 0.0 1'])
  })

  it('times out while the consumer still works, and has its effect twice', () => {
    const slow = { latency: { kind: 'uniform', fromMs: 301, toMs: 301 } }
    const events = story(scenario([endpoint([0], slow)], { sender: { timeoutMs: 300 } }))
    expect(events.slice(0, 7)).toEqual([
      '0 created 0.0',
      '0 attempt 0.0 1',
      '300 waiting 0.0 1',
      '301 received 0.0 applied',
      '1300 due 0.0 1',
      '1300 attempt 0.0 2',
      '1600 waiting 0.0 2',
    ])
    expect(events[7]).toBe('1601 received 0.0 repeated')
  })

  it.each([
    { ms: 299, outcome: 'delivered' },
    { ms: 300, outcome: 'waiting' },
  ])('an answer after $ms ms of 300 leaves it $outcome', ({ ms, outcome }) => {
    const slow = { latency: { kind: 'constant', ms } }
    const events = story(scenario([endpoint([0], slow)], { sender: { timeoutMs: 300 } }))
    expect(events.slice(2, 4)).toEqual([`${ms} received 0.0 applied`, `${ms} ${outcome} 0.0 1`])
  })

  it('an endpoint that never answers holds a worker until the time-out', () => {
    const silent = down(60_000, 'timeout')
    const events = story(scenario([endpoint([0, 1], { ...silent, concurrency: 1 })]))
    expect(events.filter((line) => line.includes('attempt'))).toEqual([
      '0 attempt 0.0 1',
      '15000 attempt 0.1 1',
      '30000 attempt 0.0 2',
      '45000 attempt 0.1 2',
    ])
  })

  it('a stopped one is dead at once', () => {
    const sender = { responses: 'retry-5xx-only' }
    expect(story(scenario([endpoint([0], down(9, 404))], { sender }))).toContain(
      '100 dead 0.0 stop',
    )
  })
})

describe('queues and workers', () => {
  it('a queue is served in order, as many at a time as the endpoint takes', () => {
    const events = story(scenario([endpoint([0, 0, 0, 10], { concurrency: 2 })]))
    expect(events.filter((line) => line.includes('attempt'))).toEqual([
      '0 attempt 0.0 1',
      '0 attempt 0.1 1',
      '100 attempt 0.2 1',
      '100 attempt 0.3 1',
    ])
  })

  it('own workers keep a dead endpoint from holding up another', () => {
    const dead = endpoint([0, 0, 0, 0], { ...down(60_000, 'timeout'), concurrency: 2 })
    const events = story(scenario([dead, endpoint([1], { concurrency: 2 })]))
    expect(events).toContain('1 attempt 1.0 1')
  })

  it('a shared pool lets it: everybody waits for the time-out', () => {
    const dead = endpoint([0, 0, 0, 0], { ...down(60_000, 'timeout'), concurrency: 2 })
    const two = scenario([dead, endpoint([1], { concurrency: 2 })], { sender: { workers: 2 } })
    expect(story(two)).toContain('15000 attempt 0.2 1')
    expect(story(two)).not.toContain('1 attempt 1.0 1')
  })

  it('a cap below the pool leaves room for the others', () => {
    const dead = endpoint([0, 0, 0, 0], { ...down(60_000, 'timeout'), concurrency: 1 })
    const two = scenario([dead, endpoint([1])], { sender: { workers: 2 } })
    expect(story(two)).toContain('1 attempt 1.0 1')
  })

  it('a shared pool serves whoever has waited longest', () => {
    const endpoints = [endpoint([0, 20]), endpoint([10]), endpoint([15])]
    const events = story(scenario(endpoints, { sender: { workers: 1 } }))
    expect(events.filter((line) => line.includes('attempt'))).toEqual([
      '0 attempt 0.0 1',
      '100 attempt 1.0 1',
      '200 attempt 2.0 1',
      '300 attempt 0.1 1',
    ])
  })

  it('after an outage of a minute a fixed delay brings back a crowd, jitter a stream', () => {
    const after = (index: number) => {
      const perSecond = attemptsPerSecond(run(examples[index]!), 0)
      return Math.max(...perSecond.slice(91, 110))
    }
    expect(after(0)).toBeGreaterThan(100)
    expect(after(1)).toBeLessThan(40)
  })
})

describe('the state of an endpoint', () => {
  it('throttled, it gets nothing until the time its answer named', () => {
    const busy = { outages: [{ fromMs: 0, untilMs: 50, answer: 429, retryAfterSeconds: 3 }] }
    expect(story(scenario([endpoint([0, 200], busy)]))).toEqual([
      '0 created 0.0',
      '0 attempt 0.0 1',
      '100 waiting 0.0 1',
      '100 endpoint 0 throttled',
      '200 created 0.1',
      '3100 due 0.0 1',
      '3100 endpoint 0 active',
      '3100 attempt 0.1 1',
      '3100 attempt 0.0 2',
      '3200 received 0.1 applied',
      '3200 delivered 0.1 1',
      '3200 received 0.0 regressed',
      '3200 delivered 0.0 2',
    ])
  })

  it('throttled in the very first millisecond, it comes back in the second', () => {
    const latency = { kind: 'constant', ms: 0 }
    const busy = endpoint([0], { latency, ...down(1, 429) })
    expect(story(scenario([busy], { sender: { throttleMs: 1 } }))).toEqual([
      '0 created 0.0',
      '0 attempt 0.0 1',
      '0 waiting 0.0 1',
      '0 endpoint 0 throttled',
      '1 endpoint 0 active',
      '1000 due 0.0 1',
      '1000 attempt 0.0 2',
      '1000 received 0.0 applied',
      '1000 delivered 0.0 2',
    ])
  })

  it('gone, its events die: those that come, those queued and those that come back', () => {
    const gone = endpoint([0, 150, 300, 310], {
      concurrency: 1,
      goneFromMs: 290,
      ...down(100),
    })
    expect(story(scenario([gone]))).toEqual([
      '0 created 0.0',
      '0 attempt 0.0 1',
      '100 waiting 0.0 1',
      '150 created 0.1',
      '150 attempt 0.1 1',
      '250 received 0.1 applied',
      '250 delivered 0.1 1',
      '300 created 0.2',
      '300 attempt 0.2 1',
      '310 created 0.3',
      '400 dead 0.2 stop',
      '400 endpoint 0 disabled',
      '400 dead 0.3 disabled',
      '1100 dead 0.0 disabled',
    ])
  })

  it('disabled after failing for too long, enabled by a replay with a fresh budget', () => {
    const sick = endpoint([0, 2_000], down(2_200))
    const change = { sender: { disableAfterMs: 2_000 }, replays: [{ atMs: 9_000, endpoint: 0 }] }
    const events = run(scenario([sick], change))
    expect(events.map(told).slice(6)).toEqual([
      '2000 created 0.1',
      '2000 attempt 0.1 1',
      '2100 waiting 0.1 1',
      '2100 endpoint 0 disabled',
      '3100 dead 0.1 disabled',
      '6200 dead 0.0 disabled',
      '9000 endpoint 0 active',
      '9000 replayed 0.1 0',
      '9000 replayed 0.0 0',
      '9000 attempt 0.1 1',
      '9000 attempt 0.0 1',
      '9100 received 0.1 applied',
      '9100 delivered 0.1 1',
      '9100 received 0.0 regressed',
      '9100 delivered 0.0 1',
    ])
    expect(events.filter((event) => 'round' in event && event.round === 1)).toHaveLength(6)
  })

  it('a replay can name its letters', () => {
    const change = { replays: [{ atMs: 20_000, endpoint: 0, events: [1] }] }
    const events = story(scenario([endpoint([0, 1, 2], down(10_000))], change))
    expect(events.filter((line) => line.includes('replayed'))).toEqual(['20000 replayed 0.1 0'])
  })

  it('an open breaker spares the endpoint, and one probe closes it', () => {
    const breaker = { window: { kind: 'consecutive', failures: 2 }, openMs: 3_000 }
    const events = story(scenario([endpoint([0, 0, 500, 600], down(200))], { sender: { breaker } }))
    expect(events.filter((line) => /attempt|endpoint/.test(line))).toEqual([
      '0 attempt 0.0 1',
      '0 attempt 0.1 1',
      '100 endpoint 0 breaker-open',
      '3100 endpoint 0 breaker-open',
      '3100 attempt 0.2 1',
      '3200 endpoint 0 active',
      '3200 attempt 0.3 1',
      '3200 attempt 0.0 2',
      '3200 attempt 0.1 2',
    ])
  })
})

describe('the consumer', () => {
  const consumer = (change: object) => ({ consumer: { ...change } })
  const lost = { faults: [{ percent: 100, answer: 500, isProcessed: true }] }
  const effects = (scenario: WebhookScenario) =>
    run(scenario).flatMap((event) => (event.kind === 'received' ? [event.effect] : []))

  it('a lost answer makes it work again, unless it remembers the id', () => {
    const remembering = consumer({ dedupe: { kind: 'by-id', retentionMs: 60_000 } })
    expect(effects(scenario([endpoint([0], lost)]))).toEqual(['applied', 'repeated', 'repeated'])
    expect(effects(scenario([endpoint([0], lost)], remembering))).toEqual([
      'applied',
      'duplicate',
      'duplicate',
    ])
  })

  it('a memory shorter than the retries lets the second effect through', () => {
    const forgetful = consumer({ dedupe: { kind: 'by-id', retentionMs: 6_199 } })
    expect(effects(scenario([endpoint([0], lost)], forgetful))).toEqual([
      'applied',
      'duplicate',
      'repeated',
    ])
  })

  it.each([
    { ordering: 'none', seen: ['applied', 'regressed'] },
    { ordering: 'sequence-check', seen: ['applied', 'stale'] },
    { ordering: 're-fetch', seen: ['applied', 'unchanged'] },
  ])('an event that was overtaken is $seen under $ordering', ({ ordering, seen }) => {
    expect(effects(scenario([endpoint([0, 50], down(10))], consumer({ ordering })))).toEqual(seen)
  })

  it('a clock that is six minutes ahead refuses every delivery, until each is dead', () => {
    const skewed = consumer({ verify: { kind: 'timestamped' }, clockSkewMs: 360_000 })
    const events = run(scenario([endpoint([0])], skewed))
    expect(events.filter((event) => event.kind === 'received')).toMatchObject([
      { atMs: 0, effect: 'refused', reason: 'too-old', effects: 0 },
      { atMs: 1_100, effect: 'refused', reason: 'too-old' },
      { atMs: 6_200, effect: 'refused', reason: 'too-old' },
    ])
    expect(events.at(-1)).toMatchObject({ kind: 'dead', status: 401, reason: 'budget' })
  })

  const rotation = { senderAtMs: 10_000, overlapMs: 20_000, consumerAtMs: 15_000 }
  const secured = consumer({ verify: { kind: 'timestamped' } })
  const everySecond = { traffic: { kind: 'constant', perSecond: 1 } }

  it('a rotation with an overlap refuses nothing', () => {
    expect(effects(scenario([everySecond], { ...secured, rotation }))).not.toContain('refused')
  })

  it.each([
    { name: 'a sender that changes over at once', rotation: { ...rotation, overlapMs: 0 } },
    { name: 'a consumer that is late', rotation: { ...rotation, consumerAtMs: 35_000 } },
  ])('$name is refused until both agree', ({ rotation }) => {
    const events = run(scenario([everySecond], { ...secured, rotation }))
    const refused = events.filter((event) => event.kind === 'received' && event.reason !== null)
    const agreedMs = Math.max(rotation.consumerAtMs, rotation.senderAtMs)
    const fromMs = rotation.senderAtMs + rotation.overlapMs
    expect(refused.length).toBeGreaterThan(0)
    expect(refused.every(({ atMs }) => atMs >= fromMs && atMs < agreedMs)).toBe(true)
  })

  it.each([
    { verify: { kind: 'nothing' }, afterMs: 50_000, effect: 'repeated' },
    { verify: { kind: 'body-only' }, afterMs: 50_000, effect: 'repeated' },
    { verify: { kind: 'timestamped', toleranceSeconds: 30 }, afterMs: 30_000, effect: 'repeated' },
    { verify: { kind: 'timestamped', toleranceSeconds: 30 }, afterMs: 31_000, effect: 'refused' },
  ])('a copy sent $afterMs ms later is $effect under $verify', ({ verify, afterMs, effect }) => {
    const attack = { kind: 'replay', everyNth: 1, afterMs }
    const attacked = scenario([endpoint([0])], { ...consumer({ verify }), attack })
    expect(effects(attacked)).toEqual(['applied', effect])
  })

  it('with ids remembered, a copy inside the tolerance has no effect', () => {
    const attack = { kind: 'replay', everyNth: 1, afterMs: 200 }
    const dedupe = { kind: 'by-id', retentionMs: 60_000 }
    const guarded = consumer({ dedupe, verify: { kind: 'timestamped' } })
    expect(effects(scenario([endpoint([0])], { ...guarded, attack }))).toEqual([
      'applied',
      'duplicate',
    ])
  })

  it('a leaked old secret works until the consumer drops it', () => {
    const attack = { kind: 'old-secret', everyNth: 1, afterMs: 500 }
    const events = run(scenario([everySecond], { ...secured, rotation, attack }))
    const forged = events.filter((e) => e.kind === 'received' && e.source === 'attacker')
    expect(forged.length).toBe(60)
    for (const copy of forged) {
      expect(copy).toMatchObject(
        copy.atMs < rotation.consumerAtMs
          ? { effect: 'repeated', reason: null }
          : { effect: 'refused', reason: 'no-match' },
      )
    }
  })

  it('every third attempt is copied when every third is asked for', () => {
    const attack = { kind: 'replay', everyNth: 3, afterMs: 10 }
    const events = run(scenario([endpoint([0, 100, 200, 300, 400, 500])], { attack }))
    const copies = events.filter((e) => e.kind === 'received' && e.source === 'attacker')
    expect(copies.map(({ atMs }) => atMs)).toEqual([210, 510])
  })

  it('a signature refused by an endpoint that is down was never looked at', () => {
    const skewed = consumer({ verify: { kind: 'timestamped' }, clockSkewMs: 360_000 })
    expect(effects(scenario([endpoint([0], down(60_000))], skewed))).toEqual([])
  })
})

describe('figures', () => {
  it('delivery times run from creation', () => {
    const events = run(scenario([endpoint([0, 500], down(10))]))
    expect(deliveryTimesMs(events, 0)).toEqual([100, 1_200])
    expect(deliveryTimesMs(events, 1)).toEqual([])
  })

  it.each([
    { percent: 0, value: 10 },
    { percent: 25, value: 10 },
    { percent: 26, value: 20 },
    { percent: 99, value: 40 },
    { percent: 100, value: 40 },
  ])('the $percent % percentile of four values is $value', ({ percent, value }) => {
    expect(percentile([40, 10, 30, 20], percent)).toBe(value)
  })

  it('nothing has no percentile', () => {
    expect(percentile([], 50)).toBeUndefined()
  })

  it('attempts are counted by the second', () => {
    const events = run(scenario([endpoint([0, 999, 2_000]), endpoint([1])]))
    expect(attemptsPerSecond(events, 0)).toEqual([2, 0, 1])
  })

  it('metrics tell where the events are', () => {
    const trace = record(
      webhooks,
      scenario([endpoint([0, 10, 20], { concurrency: 1, ...down(60) })]),
    )
    expect(metricsAt(trace, 20).endpoints[0]).toMatchObject({
      created: 3,
      attempts: 1,
      queued: 2,
      inFlight: 1,
      waiting: 0,
      mostQueued: 2,
    })
    const end = metricsAt(trace, 60_000).endpoints[0]!
    expect(end).toMatchObject({
      delivered: 3,
      dead: 0,
      attempts: 4,
      retries: 1,
      timeouts: 0,
      mostInFlight: 1,
      slowestMs: 1_200,
      totalMs: 190 + 280 + 1_200,
      state: 'active',
    })
    expect(pendingOf(end)).toBe(0)
  })

  it('the slowest delivery so far stays the slowest after a quick one', () => {
    const trace = record(webhooks, scenario([endpoint([0, 2_000], down(60))]))
    const end = metricsAt(trace, 60_000).endpoints[0]
    expect(end).toMatchObject({ slowestMs: 1_200, totalMs: 1_300 })
  })

  it('metrics start at nothing', () => {
    const [start] = webhooks.metrics.start(scenario([endpoint([])])).endpoints
    const { copies, state, ...counts } = start!
    expect(new Set([...Object.values(counts), ...Object.values(copies)])).toEqual(new Set([0]))
    expect(state).toBe('active')
  })

  it('metrics count time-outs, deaths and copies', () => {
    const attack = { kind: 'replay', everyNth: 1, afterMs: 1 }
    const silent = endpoint([0], down(60_000, 'timeout'))
    const { endpoints } = metricsAt(
      record(webhooks, scenario([silent, endpoint([0])], { attack })),
      60_000,
    )
    expect(endpoints[0]).toMatchObject({ timeouts: 3, dead: 1, attempts: 3, retries: 2 })
    expect(endpoints[1]!.copies).toMatchObject({ applied: 1, repeated: 1, forged: 1, refused: 0 })
  })
})

describe('the message of an attempt', () => {
  it('is dated from the first second of 2026 on', () => {
    const [created, attempt] = run(scenario([endpoint([1_999])]))
    if (created?.kind !== 'created' || attempt?.kind !== 'attempt') throw new Error('no attempt')
    const { timestamp } = messageOf(created, attempt)
    expect(new Date(timestamp * 1_000).toISOString()).toBe('2026-01-01T00:00:01.000Z')
  })

  it('keeps its id, gets a fresh timestamp and verifies', async () => {
    const events = run(scenario([endpoint([0], down(10))]))
    const created = events.find((event) => event.kind === 'created')!
    const [first, second] = events.filter((event) => event.kind === 'attempt')
    const messages = [messageOf(created, first!), messageOf(created, second!)]
    expect(messages[0]!.id).toBe(messages[1]!.id)
    expect(messages[1]!.timestamp - messages[0]!.timestamp).toBe(1)

    const secret = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw'
    const { body, timestamp } = messages[1]!
    const headers = await sign('standard', secret, messages[1]!)
    expect(await verify('standard', [secret], headers, body, timestamp, 0)).toEqual({ ok: true })
  })
})

describe('examples', () => {
  const numbered = [...examples, heavy].map((example, n) => ({ n, example }))

  it.each(numbered)('$n is in the form its schema gives', ({ example }) => {
    expect(parse(JSON.parse(JSON.stringify(example)))).toEqual(example)
  })

  it.each(numbered.slice(0, -1))(
    '$n gives the same events, whatever ran in between',
    ({ example }) => {
      const before = structuredClone(example)
      const events = run(example)
      run(examples[(examples.indexOf(example) + 1) % examples.length]!)
      expect(JSON.stringify(run(example))).toBe(JSON.stringify(events))
      expect(JSON.parse(JSON.stringify(events))).toEqual(events)
      expect(example).toEqual(before)
    },
  )

  it('the heavy run has at least 200,000 events', () => {
    let count = 0
    webhooks.simulate(heavy, () => (count += 1))
    expect(count).toBeGreaterThan(200_000)
  })
})

describe('scenarios that are refused', () => {
  const valid = { seed: 1, durationMs: 1_000, sender: { backoff }, endpoints: [endpoint([])] }
  it.each([
    { change: { seed: -1 }, path: 'seed', says: '>=0' },
    { change: { durationMs: NaN }, path: 'durationMs', says: 'NaN' },
    { change: { endpoints: [] }, path: 'endpoints', says: '>=1' },
    { change: { endpoints: Array(21).fill(endpoint([])) }, path: 'endpoints', says: '<=20' },
    { change: { sender: {} }, path: 'sender.backoff', says: 'nvalid' },
    {
      change: { sender: { backoff: { kind: 'fixed', delayMs: 0 } } },
      path: 'sender.backoff.maxAttempts',
      says: 'must give up',
    },
    { change: { sender: { backoff, timeoutMs: 0 } }, path: 'sender.timeoutMs', says: '>=1' },
    { change: { sender: { backoff, workers: 0 } }, path: 'sender.workers', says: '>=1' },
    { change: { replays: [{ atMs: 1, endpoint: 1 }] }, path: 'replays', says: 'not there' },
    {
      change: { consumer: { dedupe: { kind: 'by-hash' } } },
      path: 'consumer.dedupe.kind',
      says: '',
    },
    {
      change: { attack: { kind: 'replay', everyNth: 0, afterMs: 0 } },
      path: 'attack.everyNth',
      says: '>=1',
    },
    { change: { speed: 2 }, path: '', says: 'speed' },
    {
      change: {
        endpoints: [{ traffic: { kind: 'constant', perSecond: 1_000_000 } }],
        durationMs: 1e6,
      },
      path: 'durationMs',
      says: `more than ${MOST_EVENTS} events`,
    },
  ])('at "$path": $says', ({ change, path, says }) => {
    const { issues } = webhooks.scenario.safeParse({ ...valid, ...change }).error!
    expect(issues.map((issue) => issue.path.join('.'))).toContain(path)
    expect(issues.map((issue) => issue.message).join()).toContain(says)
  })

  it('the valid one is not', () => {
    expect(webhooks.scenario.safeParse(valid).success).toBe(true)
  })

  // 254 events with 984 attempts, each of which emits four, and 254 beginnings, and two changes.
  it.each([
    { events: 254, most: 254 * (984 * 4 + 1) + 2, isAccepted: true },
    { events: 255, most: 255 * (984 * 4 + 1) + 2, isAccepted: false },
  ])('$events events are at most $most: $isAccepted', ({ events, most, isAccepted }) => {
    const sender = { backoff: { kind: 'fixed', delayMs: 0, maxAttempts: 984 } }
    const endpoints = [endpoint(Array<number>(events).fill(0))]
    expect(most <= MOST_EVENTS).toBe(isAccepted)
    expect(webhooks.scenario.safeParse({ ...valid, sender, endpoints }).success).toBe(isAccepted)
  })
})
