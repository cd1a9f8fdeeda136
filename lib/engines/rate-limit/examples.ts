/** Runs that each show one thing; the laws of every engine are tested on them. */
import { rateLimiting } from './rate-limit'
import type { RateLimitScenario } from './scenario'

const parse = (scenario: unknown): RateLimitScenario => rateLimiting.scenario.parse(scenario)
const lane = (policy: unknown) => ({ kind: 'policy', policy })

const TEN_PER_SECOND = {
  bucket: { kind: 'token-bucket', capacity: 10, refillTokens: 10, refillMs: 1_000 },
  gcra: { kind: 'gcra', emissionMs: 100, burst: 9 },
  queue: { kind: 'leaky-bucket', ratePerSecond: 10, burst: 9, mode: 'queue' },
  window: { kind: 'fixed-window', limit: 10, windowMs: 1_000 },
  log: { kind: 'sliding-log', limit: 10, windowMs: 1_000 },
  counter: { kind: 'sliding-counter', limit: 10, windowMs: 1_000 },
}

/** Ten requests on either side of a window's edge: one rule passes all twenty. */
const seamBurst = parse({
  seed: 1,
  durationMs: 5_000,
  sources: [
    {
      arrivals: { kind: 'constant', perSecond: 10_000 },
      fromMs: 1_999,
      untilMs: 2_001,
    },
    { arrivals: { kind: 'constant', perSecond: 2 }, fromMs: 3_000 },
  ],
  lanes: [
    lane(TEN_PER_SECOND.window),
    lane(TEN_PER_SECOND.counter),
    lane(TEN_PER_SECOND.log),
    lane(TEN_PER_SECOND.bucket),
    lane(TEN_PER_SECOND.gcra),
    lane(TEN_PER_SECOND.queue),
    lane({
      kind: 'all-of',
      tiers: [TEN_PER_SECOND.window, { ...TEN_PER_SECOND.log, limit: 15, windowMs: 2_000 }],
    }),
  ],
})

/** Many readers and one that hammers and retries without waiting: only a block makes it pay. */
const hotClient = parse({
  seed: 7,
  durationMs: 20_000,
  sources: [
    { arrivals: { kind: 'poisson', perSecond: 20 }, firstKey: 1, keys: 40, skew: 'zipf' },
    { arrivals: { kind: 'bursts', perSecond: 60, onMs: 2_000, offMs: 3_000 } },
  ],
  lanes: [
    lane(TEN_PER_SECOND.bucket),
    lane({ ...TEN_PER_SECOND.window, anchor: 'first-request', chargeRejected: true }),
    lane({ ...TEN_PER_SECOND.window, blockMs: 3_000 }),
  ],
  retry: { kind: 'loop', everyMs: 250, attempts: 4 },
})

/** Four nodes keep one limit, and for two seconds the store is gone. */
const fourNodes = parse({
  seed: 3,
  durationMs: 10_000,
  sources: [{ arrivals: { kind: 'ramp', fromPerSecond: 20, toPerSecond: 300, spacing: 'random' } }],
  lanes: [
    { mode: 'central', onOutage: 'open' },
    { mode: 'local' },
    { mode: 'local-split' },
    { mode: 'local-sync', syncMs: 250 },
    { mode: 'lease', batch: 5 },
  ].map((mode) => ({
    kind: 'cluster',
    cluster: { nodes: 4, limit: 100, windowMs: 1_000, ...mode },
    routing: 'random',
    roundTripMs: 2,
  })),
  storeOutages: [{ fromMs: 6_000, untilMs: 8_000 }],
})

/** Dear searches and cheap reads of one client, which waits as told; the clock steps back once. */
const dearAndCheap = parse({
  seed: 11,
  durationMs: 12_000,
  sources: [
    { arrivals: { kind: 'trace', times: [0, 0, 150, 900, 4_100, 4_100, 4_100, 9_000] }, cost: 5 },
    { arrivals: { kind: 'poisson', perSecond: 6 } },
  ],
  lanes: [
    lane({ ...TEN_PER_SECOND.bucket, refill: 'interval', refillTokens: 5 }),
    lane({
      kind: 'all-of',
      tiers: [TEN_PER_SECOND.window, { ...TEN_PER_SECOND.bucket, capacity: 6, refillTokens: 3 }],
      charge: 'as-you-go',
    }),
    lane({
      kind: 'any-of',
      tiers: [TEN_PER_SECOND.window, { ...TEN_PER_SECOND.window, windowMs: 10_000 }],
    }),
    lane({ ...TEN_PER_SECOND.counter, rule: 'floor' }),
  ],
  retry: { kind: 'after-wait', attempts: 3 },
  clockSteps: [
    { atMs: 5_000, byMs: -700 },
    { atMs: 8_000, byMs: 0 },
  ],
})

export const examples: readonly RateLimitScenario[] = [
  seamBurst,
  hotClient,
  fourNodes,
  dearAndCheap,
]

/** Some 240,000 verdicts: a hundred clients under three rules for ten minutes. */
export const heavy: RateLimitScenario = parse({
  seed: 5,
  durationMs: 600_000,
  sources: [{ arrivals: { kind: 'poisson', perSecond: 135 }, keys: 100 }],
  lanes: [
    lane({ ...TEN_PER_SECOND.bucket, capacity: 5, refillTokens: 1 }),
    lane({ ...TEN_PER_SECOND.gcra, emissionMs: 1_000, burst: 4 }),
    lane({ ...TEN_PER_SECOND.counter, limit: 10, windowMs: 10_000 }),
  ],
})
