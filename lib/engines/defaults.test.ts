/** What is meant by what a scenario leaves out: old links rely on it, so it is written down twice. */
import { expect, it } from 'vitest'

import { throttleSchema } from './adaptive-throttling'
import { arrivalsSchema } from './arrivals'
import { bulkheadSchema } from './circuit-breaker/bulkhead'
import { dependencySchema } from './circuit-breaker/dependency'
import * as circuitBreaker from './circuit-breaker/scenario'
import * as pagination from './pagination/scenario'
import { clusterSchema } from './rate-limit/cluster'
import { policySchema } from './rate-limit/policy'
import * as rateLimit from './rate-limit/scenario'
import { verifySchema } from './webhooks/authenticity'
import { endpointSchema } from './webhooks/endpoint'
import { dedupeSchema } from './webhooks/inbox'
import { latencySchema } from './webhooks/latency'
import * as webhooks from './webhooks/scenario'

const traffic = { kind: 'constant', perSecond: 1 }
const backoff = { kind: 'fixed', delayMs: 0, maxAttempts: 1 }
const gcra = { kind: 'gcra', emissionMs: 1, burst: 0 }
const shared = { nodes: 1, limit: 1, windowMs: 1 }
const table = { rows: 1, rowsPerHeapPage: 1, entriesPerLeaf: 1, fanout: 2, correlated: true }
const outage = { kind: 'outage', fromMs: 0, untilMs: 1 }
const cluster = { kind: 'cluster', cluster: { mode: 'local', ...shared } }
const source = { cost: 1, firstKey: 0, keys: 1, skew: 'even', fromMs: 0 }
const feed = {
  kind: 'feed',
  seed: 1,
  durationMs: 1,
  rows: 1,
  limit: 1,
  pageEveryMs: 1,
  lanes: ['offset'],
  writes: { kind: 'random', arrivals: traffic, insert: 1, delete: 0, updateKey: 0 },
}

it.each([
  {
    name: 'bursts',
    schema: arrivalsSchema,
    given: { kind: 'bursts', perSecond: 1, onMs: 1, offMs: 1 },
    filled: { spacing: 'random' },
  },
  {
    name: 'a ramp',
    schema: arrivalsSchema,
    given: { kind: 'ramp', fromPerSecond: 1, toPerSecond: 1 },
    filled: { spacing: 'random' },
  },
  { name: 'a throttle', schema: throttleSchema, given: {}, filled: { k: 2, windowMs: 120_000 } },

  {
    name: 'a token bucket',
    schema: policySchema,
    given: { kind: 'token-bucket', capacity: 1, refillTokens: 1, refillMs: 1 },
    filled: { refill: 'continuous' },
  },
  {
    name: 'a leaky bucket',
    schema: policySchema,
    given: { kind: 'leaky-bucket', ratePerSecond: 1, burst: 0, mode: 'queue' },
    filled: { undelayed: 0 },
  },
  {
    name: 'a fixed window',
    schema: policySchema,
    given: { kind: 'fixed-window', limit: 1, windowMs: 1 },
    filled: { anchor: 'epoch', chargeRejected: false },
  },
  {
    name: 'a sliding counter',
    schema: policySchema,
    given: { kind: 'sliding-counter', limit: 1, windowMs: 1 },
    filled: { rule: 'strict' },
  },
  {
    name: 'tiers',
    schema: policySchema,
    given: { kind: 'all-of', tiers: [gcra] },
    filled: { charge: 'together' },
  },
  {
    name: 'a central store',
    schema: clusterSchema,
    given: { mode: 'central', ...shared },
    filled: { onOutage: 'closed' },
  },
  {
    name: 'leases',
    schema: clusterSchema,
    given: { mode: 'lease', ...shared, batch: 1 },
    filled: { onOutage: 'closed' },
  },
  {
    name: 'rate limiting',
    schema: rateLimit.scenarioSchema,
    given: { seed: 1, durationMs: 1, sources: [{ arrivals: traffic }], lanes: [cluster] },
    filled: {
      sources: [{ arrivals: traffic, ...source }],
      lanes: [{ ...cluster, routing: 'round-robin', roundTripMs: 0 }],
      retry: { kind: 'never' },
      trailingMs: 1_000,
      clockSteps: [],
      storeOutages: [],
    },
  },

  {
    name: 'a table that is paged',
    schema: pagination.scenarioSchema,
    given: { kind: 'table', table, limit: 1, pages: 1, lanes: [{ query: 'offset' }] },
    filled: { firstPage: 0, everyMs: 100, lanes: [{ query: 'offset', index: 'matching' }] },
  },
  {
    name: 'a feed that is paged',
    schema: pagination.scenarioSchema,
    given: feed,
    filled: {
      tieGroup: 1,
      layout: { rowsPerHeapPage: 35, entriesPerLeaf: 261, fanout: 200, correlated: true },
      writes: { ...feed.writes, place: 'head' },
      atHead: [],
    },
  },

  {
    name: 'an exponential latency',
    schema: latencySchema,
    given: { kind: 'exponential', meanMs: 1 },
    filled: { leastMs: 0 },
  },
  {
    name: 'a memory of ids',
    schema: dedupeSchema,
    given: { kind: 'by-id', retentionMs: 1 },
    filled: { capacity: 1_000_000 },
  },
  {
    name: 'a check of timestamps',
    schema: verifySchema,
    given: { kind: 'timestamped' },
    filled: { scheme: 'standard', toleranceSeconds: 300 },
  },
  {
    name: 'an endpoint',
    schema: endpointSchema,
    given: { traffic },
    filled: {
      subjects: 100,
      concurrency: 10,
      latency: { kind: 'constant', ms: 100 },
      faults: [],
      outages: [],
    },
  },
  {
    name: 'what an endpoint suffers',
    schema: endpointSchema,
    given: {
      traffic,
      subjects: 1,
      concurrency: 1,
      latency: { kind: 'constant', ms: 1 },
      faults: [{ percent: 1, answer: 500 }],
      outages: [{ fromMs: 0, untilMs: 1 }],
    },
    filled: {
      faults: [{ percent: 1, answer: 500, isProcessed: false }],
      outages: [{ fromMs: 0, untilMs: 1, answer: 'connection-refused' }],
    },
  },
  {
    name: 'a sender and its consumer',
    schema: webhooks.scenarioSchema,
    given: { seed: 1, durationMs: 1, sender: { backoff }, endpoints: [{ traffic }], consumer: {} },
    filled: {
      sender: {
        backoff,
        timeoutMs: 15_000,
        responses: 'standard-webhooks',
        throttleMs: 1_000,
      },
      endpoints: [endpointSchema.parse({ traffic })],
      consumer: {
        dedupe: { kind: 'none' },
        ordering: 'none',
        verify: { kind: 'nothing' },
        clockSkewMs: 0,
      },
      replays: [],
    },
  },

  { name: 'a bulkhead', schema: bulkheadSchema, given: { capacity: 1 }, filled: { queue: 0 } },
  {
    name: 'a dependency',
    schema: dependencySchema,
    given: { latency: { kind: 'fixed', ms: 1 } },
    filled: { errorPercent: 0, faults: [] },
  },
  {
    name: 'an outage of a dependency',
    schema: dependencySchema,
    given: { latency: { kind: 'fixed', ms: 1 }, errorPercent: 1, faults: [outage] },
    filled: { faults: [{ ...outage, answerMs: 1 }] },
  },
  {
    name: 'a service',
    schema: circuitBreaker.scenarioSchema,
    given: {
      seed: 1,
      durationMs: 1,
      arrivals: traffic,
      services: [{ threads: 1 }],
      dependencies: [{ latency: { kind: 'fixed', ms: 1 } }],
      lanes: [{ hops: [{}] }],
    },
    filled: {
      services: [{ threads: 1, queue: 0, workMs: 0 }],
      dependencies: [{ latency: { kind: 'fixed', ms: 1 }, errorPercent: 0, faults: [] }],
      lanes: [{ name: '', hops: [{}] }],
    },
  },
])('$name: $filled', ({ schema, given, filled }) => {
  expect(schema.parse(given)).toEqual({ ...given, ...filled })
})

it('a consumer that is left out is one of whom nothing is said', () => {
  const sent = { seed: 1, durationMs: 1, sender: { backoff }, endpoints: [{ traffic }] }
  expect(webhooks.scenarioSchema.parse(sent)).toEqual(
    webhooks.scenarioSchema.parse({ ...sent, consumer: {} }),
  )
})
