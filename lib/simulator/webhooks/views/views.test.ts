import { describe, expect, it } from 'vitest'

import { record } from '@/lib/engines/trace'

import { webhooks } from '../webhooks'
import { consumer } from './consumer'
import { deadLetters } from './dead-letters'
import { deliveries } from './deliveries'
import type { HookView } from './hook-view'
import { load } from './load'

/**
 * Two attempts each, 200 ms apart, answered after 100 ms. The first endpoint is down; the second
 * does the work of its only event and then answers 500, so it does it twice.
 */
const scenario = webhooks.engine.scenario.parse({
  seed: 1,
  durationMs: 20_000,
  sender: { backoff: { kind: 'fixed', delayMs: 200, maxAttempts: 2 } },
  endpoints: [
    {
      traffic: { kind: 'trace', times: [0, 10] },
      concurrency: 2,
      latency: { kind: 'constant', ms: 100 },
      outages: [{ fromMs: 0, untilMs: 10_000, answer: 503 }],
    },
    {
      traffic: { kind: 'trace', times: [0] },
      latency: { kind: 'constant', ms: 100 },
      faults: [{ percent: 100, answer: 500, isProcessed: true }],
    },
  ],
})
const runOf = (its: typeof scenario) => ({ scenario: its, trace: record(webhooks.engine, its) })
const run = runOf(scenario)

const tableOf = (view: HookView, atMs: number, its = run) =>
  view.at(its, atMs).rows.map(({ cells }) => cells.map(({ text }) => text))

describe('load', () => {
  it('counts attempts of the last second and the busiest one, and what is held back', () => {
    expect(tableOf(load, 50)).toEqual([
      ['Endpoint 1', '2', '2', '2 of 2', '0', '1', '0', 'active'],
      ['Endpoint 2', '1', '1', '1 of 10', '0', '1', '0', 'active'],
    ])
    expect(load.at(run, 50).rows[0]!.cells[3]!.why).toBe('no slot is free')
    // Both failed at 100 and 110 ms and wait for 300 and 310 ms.
    expect(tableOf(load, 200)[0]).toEqual([
      'Endpoint 1',
      '2',
      '2',
      '0 of 2',
      '0',
      '1',
      '2',
      'active',
    ])
    // The attempts of 0, 10, 300 and 310 ms all fall into second 0; those of 300 ms are 999 ms old.
    expect(tableOf(load, 1_299)[0]!.slice(1, 3)).toEqual(['2', '4'])
    expect(tableOf(load, 1_309)[0]!.slice(1, 3)).toEqual(['1', '4'])
    expect(load.at(run, 1_309).says).toBe(
      'The busiest second so far brought 4 attempts to endpoint 1.',
    )
  })
})

describe('the delivery log', () => {
  it('has the newest attempt first, with what it carried', () => {
    // 2026-01-01T00:00:00Z is second 1,767,225,600.
    expect(tableOf(deliveries, 305)).toEqual([
      [
        'msg_2_1',
        '2',
        '300 ms',
        'in flight',
        '–',
        '1767225600',
        expect.stringMatching(/"sequence":1/),
      ],
      ['msg_1_1', '2', '300 ms', 'in flight', '–', '1767225600', expect.stringMatching(/"order":/)],
      ['msg_1_2', '1', '10 ms', '503', '100 ms', '1767225600', expect.any(String)],
      ['msg_2_1', '1', '0 ms', '500', '100 ms', '1767225600', expect.any(String)],
      ['msg_1_1', '1', '0 ms', '503', '100 ms', '1767225600', expect.any(String)],
    ])
  })

  it('keeps how an attempt ended when its event dies unsent later', () => {
    const gone = runOf(
      webhooks.engine.scenario.parse({
        seed: 1,
        durationMs: 20_000,
        sender: { backoff: { kind: 'fixed', delayMs: 1_000, maxAttempts: 3 } },
        endpoints: [
          {
            traffic: { kind: 'trace', times: [0, 300] },
            latency: { kind: 'constant', ms: 100 },
            outages: [{ fromMs: 0, untilMs: 200, answer: 503 }],
            goneFromMs: 290,
          },
        ],
      }),
    )
    expect(tableOf(deliveries, 20_000, gone).map((row) => row.slice(0, 5))).toEqual([
      ['msg_1_2', '1', '300 ms', '410', '100 ms'],
      ['msg_1_1', '1', '0 ms', '503', '100 ms'],
    ])
    expect(tableOf(deadLetters, 20_000, gone)[1]).toEqual([
      'msg_1_1',
      '1.1 s',
      '1',
      'not sent',
      'the endpoint is disabled',
    ])
  })
})

describe('the consumer', () => {
  it('did the work twice', () => {
    expect(consumer.at(run, 99).says).toBe('No copy has come yet.')
    expect(tableOf(consumer, 1_000)).toEqual([
      ['msg_2_1, attempt 2', '400 ms', 'sender', 'applied once more', '2'],
      ['msg_2_1, attempt 1', '100 ms', 'sender', 'applied', '1'],
    ])
    expect(consumer.at(run, 1_000).says).toBe(
      '2 copies came: 1 applied, 1 applied once more, 0 applied over something newer, 0 dropped, 0 refused. Most effects of one event: 2.',
    )
  })
})

describe('dead letters', () => {
  const names = (atMs: number, its = run) => tableOf(deadLetters, atMs, its).map(([name]) => name)

  it('are listed when they are given up, with the whole endpoint above them', () => {
    expect(deadLetters.at(run, 399).says).toBe('Nothing is given up here.')
    expect(tableOf(deadLetters, 500)).toEqual([
      ['All 2 of endpoint 1', 'from 400 ms', '', '', ''],
      ['All 1 of endpoint 2', 'from 400 ms', '', '', ''],
      ['msg_1_2', '410 ms', '2', '503', 'its attempts are used up'],
      ['msg_2_1', '400 ms', '2', '500', 'its attempts are used up'],
      ['msg_1_1', '400 ms', '2', '503', 'its attempts are used up'],
    ])
  })

  it('are sent again one by one, two of them as one order', () => {
    const one = webhooks.engine.scenario.parse(deadLetters.act!(scenario, '0/1', 11_000))
    expect(one.replays).toEqual([{ atMs: 11_000, endpoint: 0, events: [1] }])
    expect(names(11_000, runOf(one))).toEqual([
      'All 1 of endpoint 1',
      'All 1 of endpoint 2',
      'msg_2_1',
      'msg_1_1',
    ])
    // The outage is over by then: it is delivered, and not dead again.
    expect(names(20_000, runOf(one))).toHaveLength(4)

    const two = webhooks.engine.scenario.parse(deadLetters.act!(one, '0/0', 11_000))
    expect(two.replays).toEqual([{ atMs: 11_000, endpoint: 0, events: [1, 0] }])
    expect(names(20_000, runOf(two))).toEqual(['All 1 of endpoint 2', 'msg_2_1'])
  })

  it('are sent again all at once', () => {
    const all = webhooks.engine.scenario.parse(deadLetters.act!(scenario, '0', 11_000))
    expect(names(20_000, runOf(all))).toEqual(['All 1 of endpoint 2', 'msg_2_1'])
  })

  it('have no button when a run holds as many orders as it can', () => {
    const replays = Array.from({ length: 20 }, (_, n) => ({ atMs: 15_000 + n, endpoint: 1 }))
    const full = runOf({ ...scenario, replays })
    expect(deadLetters.at(full, 500).rows.every(({ deed }) => deed === undefined)).toBe(true)
    expect(deadLetters.at(full, 500).says).toMatch(/20 orders to send again, and has them\.$/)
  })
})
