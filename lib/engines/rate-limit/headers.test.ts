import { describe, expect, it } from 'vitest'

import { createHeaders } from './headers'
import { createLimiter, policySchema } from './policy'
import { limiterPresets } from './presets'

/** The headers after these requests of cost 1, at the time of the last. */
function headersAfter(policy: unknown, times: readonly number[], cost = 1) {
  const parsed = policySchema.parse(policy)
  const limiter = createLimiter(parsed)
  let state = limiter.initial
  let retryAfterMs = 0
  for (const atMs of times) ({ state, retryAfterMs } = limiter.decide(state, atMs, cost))
  return createHeaders(parsed)(state, times.at(-1) ?? 0, retryAfterMs)
}

const window = { kind: 'fixed-window', limit: 2, windowMs: 60_000 }

describe('the headers', () => {
  it('of an untouched window promise everything and no reset', () => {
    expect(headersAfter(window, [])).toEqual({
      'RateLimit-Policy': '"default";q=2;w=60',
      RateLimit: '"default";r=2',
      'X-RateLimit-Limit': '2',
      'X-RateLimit-Remaining': '2',
      'X-RateLimit-Reset': '0',
    })
  })

  it('of a refusal name the seconds until the window ends, rounded up', () => {
    expect(headersAfter(window, [45_000, 45_000, 45_500])).toEqual({
      'RateLimit-Policy': '"default";q=2;w=60',
      RateLimit: '"default";r=0;t=15',
      'X-RateLimit-Limit': '2',
      'X-RateLimit-Remaining': '0',
      'X-RateLimit-Reset': '60',
      'Retry-After': '15',
    })
  })

  it('never say zero seconds for a part of one', () => {
    const bucket = { kind: 'token-bucket', capacity: 1, refillTokens: 1, refillMs: 250 }
    expect(headersAfter(bucket, [0, 0])).toMatchObject({
      RateLimit: '"default";r=0;t=1',
      'Retry-After': '1',
    })
  })

  it('promise nothing to a cost that can never pass', () => {
    expect(headersAfter(window, [0], 3)).not.toHaveProperty('Retry-After')
  })

  it.each([
    {
      name: 'a bucket says when the next token comes, not when it is full',
      policy: { kind: 'token-bucket', capacity: 4, refillTokens: 1, refillMs: 5_000 },
      times: [0, 0, 0],
      limit: '"default";r=1;t=5',
      window: '"default";q=4;w=20',
      reset: '15',
    },
    {
      name: 'a bucket that is whole after a third of a millisecond more takes that millisecond',
      policy: { kind: 'token-bucket', capacity: 1, refillTokens: 3, refillMs: 3_001 },
      times: [0],
      limit: '"default";r=0;t=2',
      window: '"default";q=1;w=2',
      reset: '2',
    },
    {
      name: 'gcra is a bucket of one more than its burst',
      policy: { kind: 'gcra', emissionMs: 5_000, burst: 3 },
      times: [0, 0, 0],
      limit: '"default";r=1;t=5',
      window: '"default";q=4;w=20',
      reset: '15',
    },
    {
      name: 'an interval bucket says when the next lump comes',
      policy: {
        kind: 'token-bucket',
        capacity: 4,
        refillTokens: 3,
        refillMs: 7_000,
        refill: 'interval',
      },
      times: [1_000, 1_000, 1_000, 2_000],
      limit: '"default";r=0;t=6',
      window: '"default";q=4;w=14',
      reset: '15',
    },
    {
      name: 'a leaky bucket empties at its rate',
      policy: { kind: 'leaky-bucket', ratePerSecond: 0.5, burst: 3, mode: 'queue' },
      times: [0, 0],
      limit: '"default";r=2;t=2',
      window: '"default";q=4;w=8',
      reset: '4',
    },
    {
      name: 'a log says when its oldest entry leaves',
      policy: { kind: 'sliding-log', limit: 3, windowMs: 10_000 },
      times: [0, 4_000],
      limit: '"default";r=1;t=6',
      window: '"default";q=3;w=10',
      reset: '14',
    },
    {
      name: 'a counter is whole only after two windows',
      policy: { kind: 'sliding-counter', limit: 2, windowMs: 10_000 },
      times: [0, 0],
      limit: '"default";r=0;t=15',
      window: '"default";q=2;w=10',
      reset: '20',
    },
  ])('$name', ({ policy, times, limit, window: policyItem, reset }) => {
    expect(headersAfter(policy, times)).toMatchObject({
      RateLimit: limit,
      'RateLimit-Policy': policyItem,
      'X-RateLimit-Reset': reset,
    })
  })

  it('of a full window name its end, not the block that one more call would bring', () => {
    expect(headersAfter({ ...window, blockMs: 90_000 }, [0, 10_000])).toMatchObject({
      RateLimit: '"default";r=0;t=50',
    })
  })

  it('list every tier, and X-RateLimit the one with least left', () => {
    expect(headersAfter(limiterPresets['github-rest'], [1_000, 2_000])).toEqual({
      'RateLimit-Policy': '"tier-1";q=5000;w=3600, "tier-2";q=900;w=60',
      RateLimit: '"tier-1";r=4998;t=3599, "tier-2";r=898;t=58',
      'X-RateLimit-Limit': '900',
      'X-RateLimit-Remaining': '898',
      'X-RateLimit-Reset': '60',
    })
  })

  it('of a blocked key name the end of the block', () => {
    const blocking = { ...window, limit: 1, blockMs: 90_000 }
    expect(headersAfter(blocking, [0, 5_000, 10_000])).toMatchObject({
      RateLimit: '"default";r=0;t=85',
      'Retry-After': '85',
    })
  })
})
