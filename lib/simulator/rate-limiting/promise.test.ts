import { expect, it } from 'vitest'

import { rateLimiting } from './rate-limiting'
import { promisedWithin } from './promise'

const bucket = { kind: 'token-bucket', capacity: 10, refillTokens: 5, refillMs: 1_000 }
const window = { kind: 'fixed-window', limit: 10, windowMs: 2_000 }

it.each<[string, object, number, number]>([
  ['a bucket: what it holds and what it earns', bucket, 2_000, 20],
  ['a bucket within a second and a half, in whole tokens', bucket, 1_500, 17],
  [
    'a bucket that is refilled in lumps, of which two may fall into a span',
    { ...bucket, refill: 'interval' },
    1_500,
    20,
  ],
  [
    'GCRA: its burst, the one beyond it and one for each emission',
    { kind: 'gcra', emissionMs: 200, burst: 9 },
    2_000,
    20,
  ],
  [
    'a leaky bucket: its room and what drains',
    { kind: 'leaky-bucket', ratePerSecond: 5, burst: 9, mode: 'meter' },
    2_000,
    20,
  ],
  ['a window: its limit within its own time', window, 2_000, 10],
  ['a window within less', window, 500, 10],
  ['a window within twice its time', window, 4_000, 20],
  ['a log', { kind: 'sliding-log', limit: 7, windowMs: 1_000 }, 1_000, 7],
  ['a counter', { kind: 'sliding-counter', limit: 7, windowMs: 1_000 }, 3_000, 21],
  ['all of its tiers: the strictest', { kind: 'all-of', tiers: [bucket, window] }, 2_000, 10],
  ['any of its tiers: all together', { kind: 'any-of', tiers: [bucket, window] }, 2_000, 30],
])('%s', (_, policy, ...[spanMs, promised]) => {
  const scenario = rateLimiting.engine.scenario.parse({
    seed: 1,
    durationMs: 1_000,
    sources: [{ arrivals: { kind: 'trace', times: [] } }],
    lanes: [{ kind: 'policy', policy }],
  })
  expect(promisedWithin(scenario.lanes[0]!, spanMs)).toBe(promised)
})
