import { describe, expect, it } from 'vitest'

import { record } from '@/lib/engines/trace'

import { TONES } from '../reading'
import { moment } from './moment'
import { reading } from './reading'
import { webhooks } from './webhooks'

/** One event: refused at 100 ms, tried again 200 ms later, delivered at 400 ms. */
const scenario = webhooks.engine.scenario.parse({
  seed: 1,
  durationMs: 1_000,
  sender: { backoff: { kind: 'fixed', delayMs: 200, maxAttempts: 3 } },
  endpoints: [
    {
      traffic: { kind: 'trace', times: [0] },
      subjects: 1,
      latency: { kind: 'constant', ms: 100 },
      outages: [{ fromMs: 0, untilMs: 150, answer: 503 }],
    },
  ],
})
const run = { scenario, trace: record(webhooks.engine, scenario) }

describe('the figure of one event', () => {
  const { values, headline, lanes, moments } = reading(run)
  const value = (name: string) => values[name]?.value

  it('counts two attempts, of which one is a retry', () => {
    expect([value('attempts.1'), value('retries.1'), value('perEvent.1')]).toEqual([2, 1, 2])
  })

  it('was 400 ms on its way', () => {
    expect([value('slowest.1'), value('p50.1'), value('p99.1')]).toEqual([400, 400, 400])
  })

  it('draws the failed attempt, the wait and the delivery', () => {
    const { fromMs, untilMs, tone } = lanes[0]!.bands!
    expect([...fromMs]).toEqual([0, 100, 300])
    expect([...untilMs]).toEqual([100, 300, 400])
    expect([...tone].map((each) => TONES[each])).toEqual(['stop', 'muted', 'pass'])
  })

  it('says its answer in one sentence, and where it first failed', () => {
    expect(headline).toBe('Delivering 1 event took 2 attempts: all delivered')
    expect(moments).toEqual([{ atMs: 100, label: 'first failure, Endpoint 1' }])
  })
})

describe('a moment of it', () => {
  it('says what the answer was and when the next attempt comes', () => {
    expect(moment(run, 100).says).toBe(
      'At 100 ms, Endpoint 1: attempt 1 of msg_1_1 ended with 503, and the next comes at 300 ms. 0 queued, 0 in flight, 1 waiting for another try.',
    )
  })

  it('shows the request with its id, and the answer once there is one', () => {
    expect(moment(run, 50).wire).toBe(
      [
        'POST /hooks HTTP/1.1',
        'content-type: application/json',
        'webhook-id: msg_1_1',
        'webhook-timestamp: 1767225600',
        '',
        '{"type":"order.updated","order":0,"sequence":1}',
      ].join('\n'),
    )
    expect(moment(run, 100).wire).toMatch(/\n\nHTTP\/1\.1 503$/)
  })
})
