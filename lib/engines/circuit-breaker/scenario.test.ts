import { describe, expect, it } from 'vitest'

import { MOST_EVENTS } from '../bounds'
import { mostEvents, scenarioSchema } from './scenario'

const minimal = {
  seed: 1,
  durationMs: 1_000,
  arrivals: { kind: 'constant', perSecond: 10 },
  dependencies: [{ latency: { kind: 'fixed', ms: 10 } }],
  lanes: [{ hops: [{}] }],
}
const retry = (maxAttempts: number) => ({ kind: 'fixed', delayMs: 0, maxAttempts })

describe('scenarioSchema', () => {
  it('fills in what is left out', () => {
    expect(scenarioSchema.parse(minimal)).toEqual({
      ...minimal,
      services: [],
      dependencies: [{ latency: { kind: 'fixed', ms: 10 }, errorPercent: 0, faults: [] }],
      lanes: [{ name: '', hops: [{}] }],
    })
  })

  it.each([
    { fields: { seed: -1 }, path: 'seed', reason: '>=0' },
    { fields: { seed: NaN }, path: 'seed', reason: 'NaN' },
    { fields: { durationMs: 0 }, path: 'durationMs', reason: '>=1' },
    { fields: { lanes: [] }, path: 'lanes', reason: '>=1 items' },
    { fields: { dependencies: [] }, path: 'dependencies', reason: '>=1 items' },
    { fields: { services: [{ threads: 0 }] }, path: 'services.0.threads', reason: '>=1' },
    {
      fields: { lanes: [{ hops: [{ timeoutMs: -5 }] }] },
      path: 'lanes.0.hops.0.timeoutMs',
      reason: '>=1',
    },
    { fields: { lanes: [{ hops: [{ timeout: 5 }] }] }, path: 'lanes.0.hops.0', reason: 'timeout' },
    {
      fields: { lanes: [{ hops: [{ retry: { kind: 'fixed', delayMs: 5 } }] }] },
      path: 'lanes.0.hops.0.retry.maxAttempts',
      reason: 'at most 10',
    },
    {
      fields: { dependencies: [{ latency: { kind: 'uniform', fromMs: 5, toMs: 4 } }] },
      path: 'dependencies.0.latency.toMs',
      reason: 'must not fall',
    },
    {
      fields: { dependencies: [{ ...minimal.dependencies[0], faults: [{ kind: 'rain' }] }] },
      path: 'dependencies.0.faults.0.kind',
      reason: "'outage' | 'hang' | 'errors' | 'slow'",
    },
    {
      fields: { arrivals: { kind: 'constant', perSecond: 1_000_000 }, durationMs: 3_600_000 },
      path: 'durationMs',
      reason: 'would emit more than',
    },
  ])('refuses $fields, and says where and why', ({ fields, path, reason }) => {
    const { error } = scenarioSchema.safeParse({ ...minimal, ...fields })
    expect(error?.issues[0]?.path.join('.')).toBe(path)
    expect(error?.issues[0]?.message).toContain(reason)
  })
})

describe('a scenario at its bounds', () => {
  const plain = { hops: [{}] }
  const hops = (count: number) => [{ hops: Array.from({ length: count }, () => ({})) }]
  /** A plain call emits four events, and even traffic has one request more than its length says. */
  const longest = MOST_EVENTS / 4 - 1

  it.each([
    {
      name: 'attempts',
      within: { lanes: [{ hops: [{ retry: retry(10) }] }] },
      beyond: { lanes: [{ hops: [{ retry: retry(11) }] }] },
    },
    { name: 'hops', within: { lanes: hops(5) }, beyond: { lanes: hops(6) } },
    {
      name: 'lanes',
      within: { lanes: Array(7).fill(plain) },
      beyond: { lanes: Array(8).fill(plain) },
    },
    {
      name: 'services',
      within: { services: Array(4).fill({ threads: 1_000 }) },
      beyond: { services: Array(5).fill({ threads: 1 }) },
    },
    {
      name: 'threads',
      within: { services: [{ threads: 1_000 }] },
      beyond: { services: [{ threads: 1_001 }] },
    },
    {
      name: 'slots',
      within: { lanes: [{ hops: [{ bulkhead: { capacity: 1_000, queue: 1_000 } }] }] },
      beyond: { lanes: [{ hops: [{ bulkhead: { capacity: 1_001, queue: 1_000 } }] }] },
    },
    {
      name: 'calls that wait for a slot',
      within: { lanes: [{ hops: [{ bulkhead: { capacity: 1, queue: 1_000 } }] }] },
      beyond: { lanes: [{ hops: [{ bulkhead: { capacity: 1, queue: 1_001 } }] }] },
    },
    {
      name: 'events',
      within: { arrivals: { kind: 'constant', perSecond: 1_000 }, durationMs: longest },
      beyond: { arrivals: { kind: 'constant', perSecond: 1_000 }, durationMs: longest + 1 },
    },
    {
      name: 'latencies',
      within: { dependencies: [{ latency: { kind: 'uniform', fromMs: 4, toMs: 4 } }] },
      beyond: { dependencies: [{ latency: { kind: 'uniform', fromMs: 5, toMs: 4 } }] },
    },
  ])('may have so many $name, and not one more', ({ within, beyond }) => {
    expect(scenarioSchema.safeParse({ ...minimal, ...within }).success).toBe(true)
    expect(scenarioSchema.safeParse({ ...minimal, ...beyond }).success).toBe(false)
  })
})

describe('mostEvents', () => {
  const most = (fields: object) => mostEvents(scenarioSchema.parse({ ...minimal, ...fields }))
  const requests = 11 // Ten, and one for the edge.

  it('is four for a plain call: it comes, is called, ends, is answered', () => {
    expect(most({})).toBe(requests * 4)
  })

  it('multiplies retries from tier to tier', () => {
    const lanes = [{ hops: [{ retry: retry(3) }] }]
    const callers = 2 + 3 * 3
    const service = 3 + 3 * 3
    expect(most({ lanes })).toBe(requests * callers)
    expect(most({ lanes, services: [{ threads: 1 }] })).toBe(requests * (callers + 3 * service))
  })

  it('adds what a breaker and a bulkhead may have to say', () => {
    const breaker = { window: { kind: 'count', size: 5 }, openMs: 1 }
    const lanes = [{ hops: [{ breaker, bulkhead: { capacity: 1 } }] }, { hops: [{}] }]
    expect(most({ lanes })).toBe(requests * (7 + 4))
  })
})
