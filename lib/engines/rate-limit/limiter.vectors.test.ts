/** Decision tables recorded from real libraries; each file names its producer. */
import { describe, expect, it } from 'vitest'

import epochWindow from '../vectors/fixed-window.epoch-aligned.json'
import firstRequestWindow from '../vectors/fixed-window.first-request-anchored.json'
import gcra from '../vectors/gcra.json'
import nginx from '../vectors/leaky-bucket.nginx.json'
import bottleneck from '../vectors/leaky-bucket.queue.bottleneck.json'
import ownRules from '../vectors/limiter.own-rules.json'
import bursty from '../vectors/multi-tier.bursty.json'
import presets from '../vectors/presets.json'
import slidingCounter from '../vectors/sliding-window-counter.json'
import slidingLog from '../vectors/sliding-window-log.json'
import continuousBucket from '../vectors/token-bucket.continuous.json'
import intervalBucket from '../vectors/token-bucket.interval-refill.json'
import redisLua from '../vectors/token-bucket.redis-lua.json'
import withIntervalCap from '../vectors/token-bucket.with-interval-cap.json'
import type { Decision } from './limiter'
import { createLimiter, policySchema } from './policy'
import { limiterPresets } from './presets'

interface Request {
  readonly tMs: number
  readonly cost?: number
}

/** Decides one request after another. */
function replay(policy: unknown, requests: readonly Request[]): Decision[] {
  const limiter = createLimiter(policySchema.parse(policy))
  let state = limiter.initial
  return requests.map(({ tMs, cost = 1 }) => {
    const decision = limiter.decide(state, tMs, cost)
    state = decision.state
    return decision
  })
}

const allowedBy = (policy: unknown, requests: readonly Request[]) =>
  replay(policy, requests).map(({ allowed }) => allowed)

interface BucketStep extends Request {
  readonly allowed: boolean
  readonly exactAllowed?: boolean
  readonly tokensAfter: number
  readonly retryAfterMs?: number | string
}

const bucketOf = (config: {
  readonly capacity: number
  readonly refillTokens: number
  readonly refillIntervalMs: number
  readonly initialTokens?: number
}) => {
  const { refillIntervalMs, ...rest } = config
  return { kind: 'token-bucket', refillMs: refillIntervalMs, ...rest }
}

describe('token bucket, continuous: limiter 4.1.0', () => {
  // limiter earns the time twice when its clock steps back; the rule here is monotone time.
  const steady = continuousBucket.cases.filter(({ id }) => id !== 'clock-goes-backwards')

  it.each(steady)('$id', ({ id, config, steps }) => {
    const isFloatSensitive = id.startsWith('float-sensitive')
    const expected = (steps as readonly BucketStep[]).map((step) => ({
      allowed: step.exactAllowed ?? step.allowed,
      ...(isFloatSensitive
        ? {}
        : {
            remaining: Math.floor(step.tokensAfter),
            retryAfterMs: step.retryAfterMs === 'never' ? Infinity : (step.retryAfterMs ?? 0),
          }),
    }))
    expect(replay(bucketOf(config), steps)).toMatchObject(expected)
  })

  it('does not earn the same time twice when the clock steps back', () => {
    const { config, steps } = continuousBucket.cases.find(
      ({ id }) => id === 'clock-goes-backwards',
    )!
    const library = steps.map(({ allowed }) => allowed)
    expect(library).toEqual([true, true, false, false, true, false])
    expect(allowedBy(bucketOf(config), steps)).toEqual([true, true, false, false, false, false])
  })
})

describe('token bucket, interval: @upstash/ratelimit 2.2.0', () => {
  it.each(intervalBucket.cases)('$id', ({ config, steps }) => {
    const decisions = replay({ ...bucketOf(config), refill: 'interval' }, steps)
    expect(decisions.map(({ allowed }) => allowed)).toEqual(steps.map(({ allowed }) => allowed))
    // On a reject the library reports 0, whatever is left.
    const admitted = steps.flatMap(({ allowed, remaining }, n) => (allowed ? [[n, remaining]] : []))
    expect(admitted.map(([n]) => [n, decisions[n!]!.remaining])).toEqual(admitted)
  })
})

it.each(redisLua.cases)('token bucket of a Redis script: $id', ({ config, steps }) => {
  const policy = {
    kind: 'token-bucket',
    capacity: config.capacity,
    refillTokens: config.ratePerSec,
    refillMs: 1_000,
  }
  const decisions = replay(
    policy,
    steps.map(({ tSec }) => ({ tMs: tSec * 1_000 })),
  )
  expect(decisions).toMatchObject(
    steps.map(({ allowed, tokensFloor, retryAfterSecExact }) => ({
      allowed,
      remaining: tokensFloor,
      retryAfterMs: retryAfterSecExact * 1_000,
    })),
  )
})

it('limiter 4.1.0 RateLimiter is a bucket and a window opened by the first request', () => {
  const { steps } = withIntervalCap.cases[0]!
  expect(replay(limiterPresets.limiter, steps)).toMatchObject(
    (steps as readonly BucketStep[]).map(({ allowed, retryAfterMs = 0 }) => ({
      allowed,
      retryAfterMs,
    })),
  )
})

it.each(gcra.cases)('gcra: $id', ({ config, steps }) => {
  const policy = {
    kind: 'gcra',
    emissionMs: config.emissionIntervalMs,
    burst: config.maxBurst,
  }
  const decisions = replay(
    policy,
    steps.map(({ tMs, quantity }) => ({ tMs, cost: quantity })),
  )
  expect(decisions).toMatchObject(
    steps.map(({ limited, remaining, retryAfterMs }) => ({
      allowed: !limited,
      remaining,
      // The libraries say −1 both for "not limited" and for "never".
      retryAfterMs: retryAfterMs >= 0 ? retryAfterMs : limited ? Infinity : 0,
    })),
  )
})

it.each(nginx.cases)('leaky bucket of nginx: $id', ({ config, steps }) => {
  const { burst, effectiveMilliRps, ...mode } = config as {
    readonly burst: number
    readonly effectiveMilliRps: number
    readonly nodelay?: boolean
    readonly delay?: number
  }
  const policy = {
    kind: 'leaky-bucket',
    ratePerSecond: effectiveMilliRps / 1_000,
    burst,
    mode: mode.nodelay ? 'meter' : 'queue',
    undelayed: mode.delay ?? 0,
  }
  const expected = steps.map(({ action, delayMs }) =>
    action === 'reject'
      ? { allowed: false }
      : { allowed: true, ...(policy.mode === 'queue' && { delayMs }) },
  )
  expect(replay(policy, steps)).toMatchObject(expected)
})

interface Job {
  readonly arrivedMs: number
  readonly startedMs: number | null
}

describe('leaky bucket, queue: bottleneck 2.19.5', () => {
  // The other cases are priorities, LEAK and a reservoir: other mechanisms.
  it.each([
    { id: 'mintime', burst: 1_000 },
    { id: 'overflow', burst: 4 },
  ])('$id', ({ id, burst }) => {
    const jobs: readonly Job[] = Object.values(
      bottleneck.cases.find((example) => example.id === id)!.jobs,
    )
    const policy = { kind: 'leaky-bucket', ratePerSecond: 10, burst, mode: 'queue' }
    const decisions = replay(
      policy,
      jobs.map(({ arrivedMs }) => ({ tMs: arrivedMs })),
    )
    jobs.forEach(({ arrivedMs, startedMs }, n) => {
      const { allowed, delayMs } = decisions[n]!
      expect(allowed).toBe(startedMs !== null)
      if (startedMs === null) return
      // bottleneck goes through timers and starts up to 2 ms late.
      expect(startedMs - (arrivedMs + delayMs!)).toBeGreaterThanOrEqual(0)
      expect(startedMs - (arrivedMs + delayMs!)).toBeLessThanOrEqual(2)
    })
  })
})

it.each(epochWindow.cases)('fixed window of @upstash/ratelimit: $id', ({ config, steps }) => {
  const policy = { kind: 'fixed-window', ...config, anchor: 'epoch', chargeRejected: true }
  expect(replay(policy, steps)).toMatchObject(
    steps.map(({ allowed, remaining, resetMs, tMs }) => ({
      allowed,
      remaining,
      retryAfterMs: allowed ? 0 : resetMs - tMs,
    })),
  )
})

it.each(firstRequestWindow.cases)(
  'fixed window of rate-limiter-flexible: $id',
  ({ config, steps }) => {
    const { points, duration, blockDuration } = config as {
      readonly points: number
      readonly duration: number
      readonly blockDuration?: number
    }
    const policy = {
      kind: 'fixed-window',
      limit: points,
      windowMs: duration * 1_000,
      anchor: 'first-request',
      chargeRejected: true,
      ...(blockDuration !== undefined && { blockMs: blockDuration * 1_000 }),
    }
    expect(replay(policy, steps)).toMatchObject(
      steps.map(({ allowed, remaining, msBeforeNext }) => ({
        allowed,
        remaining,
        retryAfterMs: allowed ? 0 : msBeforeNext,
      })),
    )
  },
)

it.each(slidingLog.cases)('sliding log of a Redis script: $id', ({ config, steps }) => {
  expect(replay({ kind: 'sliding-log', ...config }, steps)).toMatchObject(
    steps.map(({ allowed, remaining, retryAfterMs }) => ({ allowed, remaining, retryAfterMs })),
  )
})

describe('sliding counter: @upstash/ratelimit 2.2.0', () => {
  // In the other case the library consumes a cost that it rejects.
  const { config, steps } = slidingCounter.cases.find(({ id }) => id.startsWith('cloudflare'))!

  it.each([
    { policy: { kind: 'sliding-counter', rule: 'floor' }, column: 'allowed' },
    { policy: { kind: 'sliding-counter', rule: 'strict' }, column: 'strictAllowed' },
    { policy: { kind: 'sliding-log' }, column: 'slidingLogAllowed' },
  ] as const)('$column', ({ policy, column }) => {
    expect(allowedBy({ ...policy, ...config }, steps)).toEqual(steps.map((step) => step[column]))
  })

  it('rejects the cost that the library would consume, and keeps the rest', () => {
    const overshoot = slidingCounter.cases.find(({ id }) => id === 'overshoot-for-cost')!
    const policy = { kind: 'sliding-counter', ...overshoot.config, rule: 'floor' }
    expect(overshoot.steps.map(({ allowed }) => allowed)).toEqual([true, false, false])
    expect(allowedBy(policy, overshoot.steps)).toEqual([true, false, true])
  })
})

it('two windows in a row are the BurstyRateLimiter of rate-limiter-flexible', () => {
  const { steps } = bursty.cases[0]!
  const preset = limiterPresets['rate-limiter-flexible-bursty']
  expect(allowedBy(preset, steps)).toEqual(steps.map(({ allowed }) => allowed))
})

it.each(ownRules.cases)('our own rule: $id', ({ policy, steps }) => {
  const requests = steps.map(({ atMs, cost }) => ({ tMs: atMs, cost }))
  expect(replay(policy, requests)).toMatchObject(
    steps.map(({ allowed, remaining, retryAfterMs }) => ({
      allowed,
      remaining,
      retryAfterMs: retryAfterMs ?? Infinity,
    })),
  )
})

it.each(Object.entries(presets.limiterPresets))('the preset %s is as documented', (id, policy) => {
  expect(limiterPresets).toHaveProperty([id])
  const ours: unknown = limiterPresets[id as keyof typeof presets.limiterPresets]
  expect(policySchema.parse(ours)).toEqual(policySchema.parse(policy))
  expect(policySchema.parse(ours)).toEqual(ours)
})
