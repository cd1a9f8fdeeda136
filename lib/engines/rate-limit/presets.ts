import type { LimiterPolicy } from './policy'

/** Policies that people meet in the wild, each with where it was read. */
export const limiterPresets = {
  // nginx, limit_req zone rate=10r/s burst=20 nodelay
  'nginx-nodelay': {
    kind: 'leaky-bucket',
    ratePerSecond: 10,
    burst: 20,
    mode: 'meter',
    undelayed: 0,
  },
  // nginx docs, two-stage limiting: rate=5r/s burst=12 delay=8. nginx truncates 1r/m to 0.016
  // r/s
  'nginx-two-stage': {
    kind: 'leaky-bucket',
    ratePerSecond: 5,
    burst: 12,
    mode: 'queue',
    undelayed: 8,
  },
  // redis-cell README, CL.THROTTLE user123 15 30 60: limit = burst + 1
  'redis-cell': { kind: 'gcra', emissionMs: 2_000, burst: 15 },
  // Cloudflare, "Counting things, a lot of different things"
  'cloudflare-example': {
    kind: 'sliding-counter',
    limit: 50,
    windowMs: 60_000,
    rule: 'strict',
  },
  // @upstash/ratelimit README, slidingWindow(10, "10 s")
  'upstash-sliding': { kind: 'sliding-counter', limit: 10, windowMs: 10_000, rule: 'floor' },
  // AWS API Gateway account throttle: 10,000 rps, burst 5,000
  'aws-api-gateway': {
    kind: 'token-bucket',
    capacity: 5_000,
    refillTokens: 10_000,
    refillMs: 1_000,
    refill: 'continuous',
  },
  // docs.stripe.com/rate-limits: 100/s per account, 25/s per endpoint. The page gives no
  // algorithm; the bucket is our model
  'stripe-live': {
    kind: 'all-of',
    charge: 'together',
    tiers: [
      {
        kind: 'token-bucket',
        capacity: 100,
        refillTokens: 100,
        refillMs: 1_000,
        refill: 'continuous',
      },
      {
        kind: 'token-bucket',
        capacity: 25,
        refillTokens: 25,
        refillMs: 1_000,
        refill: 'continuous',
      },
    ],
  },
  // GitHub, "Rate limits for the REST API": 5,000 per hour, 900 points per minute. The anchors
  // are our model
  'github-rest': {
    kind: 'all-of',
    charge: 'together',
    tiers: [
      {
        kind: 'fixed-window',
        limit: 5_000,
        windowMs: 3_600_000,
        anchor: 'first-request',
        chargeRejected: false,
      },
      {
        kind: 'fixed-window',
        limit: 900,
        windowMs: 60_000,
        anchor: 'epoch',
        chargeRejected: false,
      },
    ],
  },
  // limiter 4.1.0, RateLimiter: a bucket and a window opened by the first request
  limiter: {
    kind: 'all-of',
    charge: 'together',
    tiers: [
      {
        kind: 'token-bucket',
        capacity: 5,
        refillTokens: 5,
        refillMs: 1_024,
        refill: 'continuous',
      },
      {
        kind: 'fixed-window',
        limit: 5,
        windowMs: 1_024,
        anchor: 'first-request',
        chargeRejected: false,
      },
    ],
  },
  // rate-limiter-flexible 11.4.0, RateLimiterMemory points 5, duration 1
  'rate-limiter-flexible': {
    kind: 'fixed-window',
    limit: 5,
    windowMs: 1_000,
    anchor: 'first-request',
    chargeRejected: true,
  },
  // rate-limiter-flexible 11.4.0, BurstyRateLimiter: 2 per second, spilling to 5 per 10 s
  'rate-limiter-flexible-bursty': {
    kind: 'any-of',
    tiers: [
      {
        kind: 'fixed-window',
        limit: 2,
        windowMs: 1_000,
        anchor: 'first-request',
        chargeRejected: true,
      },
      {
        kind: 'fixed-window',
        limit: 5,
        windowMs: 10_000,
        anchor: 'first-request',
        chargeRejected: true,
      },
    ],
  },
} as const satisfies Readonly<Record<string, LimiterPolicy>>
