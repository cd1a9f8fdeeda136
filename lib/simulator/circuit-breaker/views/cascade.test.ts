import { describe, expect, it } from 'vitest'

import { record } from '@/lib/engines/trace'

import { circuitBreaker } from '../circuit-breaker'
import { cascade } from './cascade'

/**
 * Two services of two threads and one thread; the inner may keep one waiting. The dependency hangs
 * from the start and until 100 ms. Requests come at 0, 10, 20 and 30 ms, and 20 more from 200 ms on.
 *
 * Bare: the call of the first holds the only inner thread until its time-out at 50 ms; the second
 * waits inside; the third and fourth find both outer threads taken and are turned away. The second
 * gets the thread at 50 ms and gives it back at 100 ms.
 * Quick: a time-out of 5 ms gives each thread back before the next request comes.
 */
const later = Array.from({ length: 20 }, (_, n) => 200 + 10 * n)
const scenario = circuitBreaker.engine.scenario.parse({
  seed: 1,
  durationMs: 1_000,
  arrivals: { kind: 'trace', times: [0, 10, 20, 30, ...later] },
  services: [{ threads: 2 }, { threads: 1, queue: 1 }],
  dependencies: [
    { latency: { kind: 'fixed', ms: 1 }, faults: [{ kind: 'hang', fromMs: 0, untilMs: 100 }] },
  ],
  lanes: [
    { name: 'bare', hops: [{}, {}, { timeoutMs: 50 }] },
    { name: 'quick', hops: [{}, {}, { timeoutMs: 5 }] },
  ],
})
const run = { scenario, trace: record(circuitBreaker.engine, scenario) }
const tableAt = (atMs: number) =>
  cascade.at(run, atMs).rows.map(({ cells }) => cells.map(({ text }) => text))

describe('the cascade view', () => {
  it('shows where the threads are while the dependency hangs', () => {
    expect(cascade.at(run, 40).columns).toEqual(['Figure', 'Bare', 'Quick'])
    expect(tableAt(40)).toEqual([
      ['Errors the callers saw', '2', '4'],
      ['Service 1: threads of 2', '2, most 2', '0, most 1'],
      ['Service 1: waiting for one', '0, most 0', '0, most 0'],
      ['Service 1: turned away', '2', '0'],
      ['Service 2: threads of 1', '1, most 1', '0, most 1'],
      ['Service 2: waiting for one', '1, most 1', '0, most 0'],
      ['Service 2: turned away', '0', '0'],
      ['Services out of threads so far', '2', '0'],
      ['Served steadily again after the fault', '–', '–'],
    ])
  })

  it('sets off what is at its end, in words too', () => {
    const whys = cascade.at(run, 40).rows.map(({ cells }) => cells[1]!.why)
    expect(whys[1]).toBe('all threads are taken')
    expect(whys[4]).toBe('all threads are taken')
    expect(whys[7]).toBe('the fault climbed')
  })

  it('counts errors as they reach the callers, and recovery from the end of the fault', () => {
    // The fault is over at 100 ms; the twentieth answer in a row, at 391 ms, settles that the
    // steady answers began with the first of them, at 201 ms.
    expect(tableAt(390).at(-1)).toEqual([
      'Served steadily again after the fault',
      'not yet',
      'not yet',
    ])
    expect(tableAt(391).at(-1)).toEqual([
      'Served steadily again after the fault',
      '101 ms',
      '101 ms',
    ])
    expect(tableAt(391)[0]).toEqual(['Errors the callers saw', '4', '4'])
  })

  it('says how far the fault climbed, and when it is over', () => {
    expect(cascade.at(run, 40).says).toBe(
      'Services that have run out of threads: 2 in “Bare”, 0 in “Quick”. The fault lasts until 100 ms.',
    )
    expect(cascade.at(run, 100).says).toMatch(/The fault was over at 100 ms\.$/)
  })

  it('is not about callers who call the dependency themselves', () => {
    expect(cascade.about(scenario)).toBe(true)
    expect(cascade.about({ ...scenario, services: [] })).toBe(false)
  })
})
