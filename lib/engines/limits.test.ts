/** What a link may ask for at least and at most: part of the contract, so written down twice. */
import { describe, expect, it } from 'vitest'

import { throttleSchema } from './adaptive-throttling'
import { arrivalsSchema } from './arrivals'
import { bulkheadSchema } from './circuit-breaker/bulkhead'
import { dependencySchema } from './circuit-breaker/dependency'
import { breakerPolicySchema } from './circuit-breaker/policy'
import * as circuitBreaker from './circuit-breaker/scenario'
import { tableSchema } from './pagination/page-cost'
import * as pagination from './pagination/scenario'
import { clusterSchema } from './rate-limit/cluster'
import { policySchema } from './rate-limit/policy'
import * as rateLimit from './rate-limit/scenario'
import { retryBudgetSchema } from './retry-budget'
import { rotationSchema, verifySchema } from './webhooks/authenticity'
import { backoffSchema } from './webhooks/backoff'
import { endpointSchema } from './webhooks/endpoint'
import { dedupeSchema } from './webhooks/inbox'
import { latencySchema } from './webhooks/latency'
import * as webhooks from './webhooks/scenario'

interface Schema {
  safeParse(value: unknown): { readonly error?: { readonly issues: readonly Issue[] } | undefined }
}
interface Issue {
  readonly path: readonly PropertyKey[]
}
interface Bounds {
  readonly schema: Schema
  /** What the fields below are put into. */
  readonly base: object
  /** By the path of a field. */
  readonly numbers?: Readonly<Record<string, readonly [least: number, most: number]>>
  readonly lists?: Readonly<Record<string, readonly [item: unknown, least: number, most: number]>>
}

const DAY = 86_400_000
const MONTH = 31 * DAY
const BILLION = 1e9
const MILLION = 1e6
const SAFE = Number.MAX_SAFE_INTEGER

const run = [0, MONTH] as const
const percent = [0, 100] as const
const rate = [0.001, MILLION] as const
const count = [1, BILLION] as const
const span = [1, MONTH] as const
const growth = { baseMs: span, factor: [1, 100], capMs: span, maxAttempts: [1, 1_000] } as const
const traffic = { kind: 'constant', perSecond: 1 }
const trace = { kind: 'trace', times: [] }
const backoff = { kind: 'fixed', delayMs: 0, maxAttempts: 1 }
const lane = { hops: [{}] }
const dependency = { latency: { kind: 'fixed', ms: 0 } }
const cluster = { nodes: [1, 1_000], limit: count, windowMs: span } as const
const shared = { nodes: 1, limit: 1, windowMs: 1 }

const bounds: Readonly<Record<string, Bounds>> = {
  'constant arrivals': {
    schema: arrivalsSchema,
    base: { kind: 'constant', perSecond: 1 },
    numbers: { perSecond: rate },
  },
  'bursts of arrivals': {
    schema: arrivalsSchema,
    base: { kind: 'bursts', perSecond: 1, onMs: 1, offMs: 0 },
    numbers: { perSecond: rate, onMs: [1, DAY], offMs: [0, DAY] },
  },
  'a ramp of arrivals': {
    schema: arrivalsSchema,
    base: { kind: 'ramp', fromPerSecond: 1, toPerSecond: 1 },
    numbers: { fromPerSecond: rate, toPerSecond: rate },
  },
  'a trace of arrivals': {
    schema: arrivalsSchema,
    base: { kind: 'trace', times: [0] },
    numbers: { 'times.0': [0, SAFE] },
    lists: { times: [0, 0, 200_000] },
  },
  'a throttle': {
    schema: throttleSchema,
    base: {},
    numbers: { k: [1, 100], windowMs: [1, 3_600_000] },
  },
  'a retry budget': {
    schema: retryBudgetSchema,
    base: { ratioPercent: 1, minimumPerSecond: 1, windowSeconds: 1 },
    numbers: {
      ratioPercent: [0, 1_000],
      minimumPerSecond: [0, MILLION],
      windowSeconds: [1, 3_600],
    },
  },

  'a token bucket': {
    schema: policySchema,
    base: { kind: 'token-bucket', capacity: BILLION, refillTokens: 1, refillMs: 1 },
    numbers: { capacity: count, refillTokens: count, initialTokens: [0, BILLION] },
  },
  'a slow token bucket': {
    schema: policySchema,
    base: { kind: 'token-bucket', capacity: 1, refillTokens: 1, refillMs: 1 },
    numbers: { refillMs: span },
  },
  GCRA: {
    schema: policySchema,
    base: { kind: 'gcra', emissionMs: 1, burst: 0 },
    numbers: { emissionMs: span, burst: [0, BILLION] },
  },
  'a leaky bucket': {
    schema: policySchema,
    base: { kind: 'leaky-bucket', ratePerSecond: 1, burst: 0, mode: 'meter' },
    numbers: { ratePerSecond: rate, burst: [0, BILLION], undelayed: [0, BILLION] },
  },
  'a fixed window': {
    schema: policySchema,
    base: { kind: 'fixed-window', limit: 1, windowMs: 1 },
    numbers: { limit: count, windowMs: span, blockMs: span },
  },
  'a sliding log': {
    schema: policySchema,
    base: { kind: 'sliding-log', limit: 1, windowMs: 1 },
    numbers: { limit: [1, MILLION], windowMs: span },
  },
  'a sliding counter': {
    schema: policySchema,
    base: { kind: 'sliding-counter', limit: 1, windowMs: 1 },
    numbers: { limit: count, windowMs: span },
  },
  'all of some tiers': {
    schema: policySchema,
    base: { kind: 'all-of', tiers: [] },
    lists: { tiers: [{ kind: 'gcra', emissionMs: 1, burst: 0 }, 1, 8] },
  },
  'any of some tiers': {
    schema: policySchema,
    base: { kind: 'any-of', tiers: [] },
    lists: { tiers: [{ kind: 'gcra', emissionMs: 1, burst: 0 }, 1, 8] },
  },
  'nodes that gossip': {
    schema: clusterSchema,
    base: { mode: 'local-sync', ...shared, syncMs: 1 },
    numbers: { ...cluster, syncMs: span },
  },
  'nodes with leases': {
    schema: clusterSchema,
    base: { mode: 'lease', ...shared, batch: 1 },
    numbers: { ...cluster, batch: count },
  },
  'rate limiting': {
    schema: rateLimit.scenarioSchema,
    base: {
      seed: 1,
      durationMs: 1,
      sources: [{ arrivals: trace }],
      lanes: [{ kind: 'cluster', cluster: { mode: 'local', ...shared } }],
      retry: { kind: 'loop', everyMs: 1, attempts: 2 },
      clockSteps: [{ atMs: 0, byMs: 0 }],
      storeOutages: [{ fromMs: 0, untilMs: 0 }],
    },
    numbers: {
      seed: [0, SAFE],
      durationMs: span,
      'sources.0.cost': [0, MILLION],
      'sources.0.firstKey': [0, 9_999],
      'sources.0.keys': [1, 10_000],
      'sources.0.fromMs': run,
      'sources.0.untilMs': run,
      'lanes.0.roundTripMs': [0, 60_000],
      'retry.everyMs': [1, 3_600_000],
      'retry.attempts': [2, 1_000],
      trailingMs: span,
      'clockSteps.0.atMs': run,
      'clockSteps.0.byMs': [-3_600_000, 3_600_000],
      'storeOutages.0.fromMs': run,
      'storeOutages.0.untilMs': run,
    },
    lists: {
      sources: [{ arrivals: trace }, 1, 8],
      lanes: [{ kind: 'cluster', cluster: { mode: 'local', ...shared } }, 1, 7],
      clockSteps: [{ atMs: 0, byMs: 0 }, 0, 16],
      storeOutages: [{ fromMs: 0, untilMs: 0 }, 0, 16],
    },
  },

  'a table': {
    schema: tableSchema,
    base: { rows: 0, rowsPerHeapPage: 1, entriesPerLeaf: 1, fanout: 2, correlated: true },
    numbers: {
      rows: [0, 10 * BILLION],
      rowsPerHeapPage: [1, 100_000],
      entriesPerLeaf: [1, 100_000],
      fanout: [2, 100_000],
    },
  },
  'a table that is paged': {
    schema: pagination.scenarioSchema,
    base: {
      kind: 'table',
      table: { rows: 0, rowsPerHeapPage: 1, entriesPerLeaf: 1, fanout: 2, correlated: true },
      limit: 1,
      pages: 1,
      everyMs: 1,
      lanes: [{ query: 'offset' }],
    },
    numbers: {
      limit: [1, 10_000],
      firstPage: [0, BILLION],
      pages: [1, MILLION],
      everyMs: [1, 60_000],
    },
    lists: { lanes: [{ query: 'offset' }, 1, 4] },
  },
  'a feed that is paged': {
    schema: pagination.scenarioSchema,
    base: {
      kind: 'feed',
      seed: 1,
      durationMs: 1,
      rows: 0,
      limit: 1,
      pageEveryMs: MONTH,
      lanes: ['offset'],
      writes: { kind: 'listed', writes: [{ atMs: 0, write: { kind: 'insert', id: 1, key: 1 } }] },
    },
    numbers: {
      seed: [0, SAFE],
      durationMs: span,
      rows: [0, 10_000],
      tieGroup: [1, 10_000],
      limit: [1, 10_000],
      pageEveryMs: span,
      'writes.writes.0.atMs': run,
      'writes.writes.0.write.id': [0, SAFE],
      'writes.writes.0.write.key': [-SAFE, SAFE],
    },
    lists: {
      lanes: ['offset', 1, 4],
      'writes.writes': [{ atMs: 0, write: { kind: 'delete', id: 1 } }, 0, 20_000],
    },
  },
  'random writes': {
    schema: pagination.scenarioSchema,
    base: {
      kind: 'feed',
      seed: 1,
      durationMs: 1,
      rows: 0,
      limit: 1,
      pageEveryMs: MONTH,
      lanes: ['offset'],
      writes: { kind: 'random', arrivals: traffic, insert: 1, delete: 1, updateKey: 1 },
    },
    numbers: { 'writes.insert': percent, 'writes.delete': percent, 'writes.updateKey': percent },
  },

  'a fixed backoff': {
    schema: backoffSchema,
    base: { kind: 'fixed', delayMs: 0 },
    numbers: { delayMs: run, maxAttempts: [1, 1_000] },
  },
  'a linear backoff': {
    schema: backoffSchema,
    base: { kind: 'linear', stepMs: 1, capMs: 1 },
    numbers: { stepMs: span, capMs: span, maxAttempts: [1, 1_000] },
  },
  'an exponential backoff': {
    schema: backoffSchema,
    base: { kind: 'exponential', baseMs: 1, capMs: 1 },
    numbers: growth,
  },
  'a decorrelated backoff': {
    schema: backoffSchema,
    base: { kind: 'decorrelated-jitter', baseMs: 1, capMs: 1 },
    numbers: growth,
  },
  'a proportional backoff': {
    schema: backoffSchema,
    base: { kind: 'proportional-jitter', baseMs: 1, capMs: 1, low: 0, high: 10 },
    numbers: { ...growth, low: [0, 10], high: [0, 10] },
  },
  'a schedule': {
    schema: backoffSchema,
    base: { kind: 'schedule', delaysMs: [0] },
    numbers: { 'delaysMs.0': run, maxAttempts: [1, 1_000] },
    lists: { delaysMs: [0, 0, 100] },
  },
  'an even latency': {
    schema: latencySchema,
    base: { kind: 'uniform', fromMs: 0, toMs: 600_000 },
    numbers: { fromMs: [0, 600_000], toMs: [0, 600_000] },
  },
  'an exponential latency': {
    schema: latencySchema,
    base: { kind: 'exponential', meanMs: 0 },
    numbers: { leastMs: [0, 600_000], meanMs: [0, 600_000] },
  },
  'a log-normal latency': {
    schema: latencySchema,
    base: { kind: 'log-normal', medianMs: 0, sigma: 0 },
    numbers: { medianMs: [0, 600_000], sigma: [0, 3] },
  },
  'an endpoint': {
    schema: endpointSchema,
    base: {
      traffic,
      faults: [{ percent: 1, answer: 500 }],
      outages: [{ fromMs: 0, untilMs: 0, answer: 500 }],
    },
    numbers: {
      subjects: [1, 1_000],
      concurrency: [1, 10_000],
      'faults.0.percent': percent,
      'faults.0.answer': [100, 599],
      'faults.0.retryAfterSeconds': [0, MONTH / 1_000],
      'outages.0.fromMs': run,
      'outages.0.untilMs': run,
      goneFromMs: run,
      limitPerSecond: [1, MILLION],
    },
    lists: {
      faults: [{ percent: 1, answer: 500 }, 0, 20],
      outages: [{ fromMs: 0, untilMs: 0 }, 0, 20],
    },
  },
  'a memory of ids': {
    schema: dedupeSchema,
    base: { kind: 'by-id', retentionMs: 0 },
    numbers: { retentionMs: run, capacity: [1, MILLION] },
  },
  'a check of timestamps': {
    schema: verifySchema,
    base: { kind: 'timestamped' },
    numbers: { toleranceSeconds: [0, 86_400] },
  },
  'a rotation': {
    schema: rotationSchema,
    base: { senderAtMs: 0, overlapMs: 0, consumerAtMs: 0 },
    numbers: { senderAtMs: run, overlapMs: run, consumerAtMs: run },
  },
  webhooks: {
    schema: webhooks.scenarioSchema,
    base: {
      seed: 1,
      durationMs: 1,
      sender: { backoff },
      endpoints: Array(20).fill({ traffic: trace }),
      consumer: {},
      attack: { kind: 'replay', everyNth: 1, afterMs: 0 },
      replays: [{ atMs: 0, endpoint: 0, events: [0] }],
    },
    numbers: {
      seed: [0, SAFE],
      durationMs: span,
      'sender.timeoutMs': [1, 120_000],
      'sender.workers': [1, 10_000],
      'sender.throttleMs': [1, DAY],
      'sender.disableAfterMs': span,
      'consumer.clockSkewMs': [-DAY, DAY],
      'attack.everyNth': [1, MILLION],
      'attack.afterMs': run,
      'replays.0.atMs': run,
      'replays.0.endpoint': [0, 19],
      'replays.0.events.0': [0, MILLION],
    },
    lists: {
      endpoints: [{ traffic: trace }, 1, 20],
      replays: [{ atMs: 0, endpoint: 0 }, 0, 20],
      'replays.0.events': [0, 0, 1_000],
    },
  },

  'a breaker': {
    schema: breakerPolicySchema,
    base: { window: { kind: 'count', size: 1 }, openMs: [0], slowCallMs: 0 },
    numbers: {
      'window.size': [1, 1_000],
      minimumCalls: [1, MILLION],
      failureRatePercent: percent,
      slowCallMs: [0, DAY],
      slowCallRatePercent: percent,
      openMs: [0, DAY],
      'openMs.0': [0, DAY],
      probes: [1, 1_000],
      halfOpenRatePercent: percent,
      probeTimeoutMs: [1, DAY],
    },
    lists: { openMs: [0, 1, 100] },
  },
  'a breaker over time': {
    schema: breakerPolicySchema,
    base: { window: { kind: 'time', seconds: 1 }, openMs: 0 },
    numbers: { 'window.seconds': [0.001, 3_600], 'window.buckets': [1, 3_600] },
  },
  'a breaker that counts in a row': {
    schema: breakerPolicySchema,
    base: { window: { kind: 'consecutive', failures: 1 }, openMs: 0 },
    numbers: { 'window.failures': [1, 10_000] },
  },
  'a bulkhead': {
    schema: bulkheadSchema,
    base: { capacity: 1 },
    numbers: { capacity: [1, 1_000], queue: [0, 1_000] },
  },
  'a dependency': {
    schema: dependencySchema,
    base: {
      latency: { kind: 'uniform', fromMs: 0, toMs: 3_600_000 },
      faults: [
        { kind: 'outage', fromMs: 0, untilMs: 0 },
        { kind: 'errors', fromMs: 0, untilMs: 0, percent: 1 },
        { kind: 'slow', fromMs: 0, untilMs: 0, factor: 1 },
      ],
    },
    numbers: {
      'latency.fromMs': [0, 3_600_000],
      'latency.toMs': [0, 3_600_000],
      errorPercent: percent,
      'faults.0.fromMs': run,
      'faults.0.untilMs': run,
      'faults.0.answerMs': [0, 3_600_000],
      'faults.1.percent': percent,
      'faults.2.factor': [1, 1_000],
    },
    lists: { faults: [{ kind: 'hang', fromMs: 0, untilMs: 0 }, 0, 32] },
  },
  'a dependency with a tail': {
    schema: dependencySchema,
    base: { latency: { kind: 'exponential', meanMs: 1, capMs: 0 } },
    numbers: { 'latency.meanMs': [1, 60_000], 'latency.capMs': [0, 3_600_000] },
  },
  'a circuit breaker': {
    schema: circuitBreaker.scenarioSchema,
    base: {
      seed: 1,
      durationMs: 1,
      arrivals: trace,
      services: [{ threads: 1 }],
      dependencies: [dependency],
      lanes: [{ hops: [{}] }],
    },
    numbers: {
      seed: [0, SAFE],
      durationMs: span,
      'services.0.threads': [1, 1_000],
      'services.0.queue': [0, 1_000],
      'services.0.workMs': [0, 60_000],
      'lanes.0.hops.0.timeoutMs': [1, 3_600_000],
    },
    lists: {
      services: [{ threads: 1 }, 0, 4],
      dependencies: [dependency, 1, 8],
      lanes: [lane, 1, 7],
      'lanes.0.hops': [{}, 1, 5],
    },
  },
}

function withValueAt(value: object, path: string, leaf: unknown): unknown {
  const copy = structuredClone(value)
  const keys = path.split('.')
  const last = keys.pop()!
  const parent = keys.reduce<Record<string, unknown>>(
    (part, key) => part[key] as Record<string, unknown>,
    copy as Record<string, unknown>,
  )
  parent[last] = leaf
  return copy
}

const numbers = Object.entries(bounds).flatMap(([name, { schema, base, numbers = {} }]) =>
  Object.entries(numbers).map(([field, [least, most]]) => ({
    ...{ name, schema, base, field, least, most },
    // The next value beyond, where part of a number is a number too.
    step: Number.isInteger(least) ? 1 : least / 2,
  })),
)
const lists = Object.entries(bounds).flatMap(([name, { schema, base, lists = {} }]) =>
  Object.entries(lists).map(([field, [item, least, most]]) => ({
    ...{ name, schema, base, field, item, least, most },
  })),
)

const isRefusedAt = (schema: Schema, value: unknown, field: string) =>
  schema.safeParse(value).error?.issues.some(({ path }) => path.join('.') === field) ?? false

describe('a number', () => {
  it.each(numbers)('$field of $name is from $least to $most', (row) => {
    const { schema, base, field, least, most, step } = row
    const isRefused = (value: number) => isRefusedAt(schema, withValueAt(base, field, value), field)
    expect([least - step, least, most, most + step].map(isRefused)).toEqual([
      true,
      false,
      false,
      true,
    ])
  })
})

describe('a list', () => {
  it.each(lists)('$field of $name holds $least to $most', (row) => {
    const { schema, base, field, item, least, most } = row
    const isRefused = (size: number) =>
      isRefusedAt(schema, withValueAt(base, field, Array(size).fill(item)), field)
    expect([least, most].map(isRefused)).toEqual([false, false])
    expect(isRefused(most + 1)).toBe(true)
    if (least > 0) expect(isRefused(least - 1)).toBe(true)
  })
})

describe('a product of a count and a time', () => {
  const counts = 2 ** 25
  const timeMs = 2 ** 26
  const bucket = { kind: 'token-bucket', refillTokens: 1, refillMs: timeMs }
  const gcra = { kind: 'gcra', emissionMs: timeMs }
  const counter = { kind: 'sliding-counter', windowMs: timeMs }

  it.each([
    {
      name: 'a token bucket',
      field: 'capacity',
      of: (capacity: number) => ({ ...bucket, capacity }),
    },
    { name: 'GCRA', field: 'burst', of: (most: number) => ({ ...gcra, burst: most - 1 }) },
    { name: 'a sliding counter', field: 'limit', of: (limit: number) => ({ ...counter, limit }) },
  ])('is 2^51 at most in $name', ({ field, of }) => {
    expect(isRefusedAt(policySchema, of(counts), field)).toBe(false)
    expect(isRefusedAt(policySchema, of(counts + 1), field)).toBe(true)
  })
})
