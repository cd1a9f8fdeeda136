/** The same requests to the real packages under a faked clock; every difference has a name. */
import fc from 'fast-check'
import { RateLimiter, TokenBucket } from 'limiter'
import { BurstyRateLimiter, RateLimiterMemory, type RateLimiterRes } from 'rate-limiter-flexible'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'

import { createLimiter, policySchema } from './policy'
import { limiterPresets } from './presets'

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date', 'performance', 'setTimeout', 'clearTimeout'] })
})
afterEach(() => {
  vi.restoreAllMocks()
  vi.useRealTimers()
})

let nowMs = 0
/** limiter reads `performance.now`, rate-limiter-flexible `Date.now`. */
function setClock(atMs: number): void {
  nowMs = atMs
  vi.setSystemTime(atMs)
}
beforeEach(() => {
  vi.spyOn(performance, 'now').mockImplementation(() => nowMs)
  setClock(0)
})

interface Request {
  readonly atMs: number
  readonly cost: number
}

interface Verdict {
  readonly allowed: boolean
  readonly remaining?: number
  readonly retryAfterMs?: number
}

const small = (least: number, most: number) => fc.integer({ min: least, max: most })
const requestsOf = (cost: fc.Arbitrary<number>, longestGapMs: number) =>
  fc
    .array(fc.record({ gapMs: fc.oneof(fc.constant(0), small(1, longestGapMs)), cost }), {
      minLength: 100,
      maxLength: 100,
    })
    .map((steps): readonly Request[] => {
      let atMs = 0
      return steps.map((step) => ({ atMs: (atMs += step.gapMs), cost: step.cost }))
    })
const enough = { numRuns: 110 }

function ours(policy: unknown, steps: readonly Request[]): readonly Required<Verdict>[] {
  const limiter = createLimiter(policySchema.parse(policy))
  let state = limiter.initial
  return steps.map(({ atMs, cost }) => {
    const { state: next, allowed, remaining, retryAfterMs } = limiter.decide(state, atMs, cost)
    state = next
    return { allowed, remaining, retryAfterMs }
  })
}

const allowed = (verdicts: readonly Verdict[]) => verdicts.map((verdict) => verdict.allowed)

describe('limiter 4.1.0, TokenBucket', () => {
  interface Config {
    readonly capacity: number
    readonly refillTokens: number
    readonly refillMs: number
  }

  function theirs(config: Config, steps: readonly Request[]): readonly Required<Verdict>[] {
    setClock(0)
    const bucket = new TokenBucket({
      bucketSize: config.capacity,
      tokensPerInterval: config.refillTokens,
      interval: config.refillMs,
    })
    return steps.map(({ atMs, cost }) => {
      setClock(atMs)
      const isAllowed = bucket.tryRemoveTokens(cost)
      return {
        allowed: isAllowed,
        remaining: Math.floor(bucket.content),
        retryAfterMs: isAllowed ? 0 : bucket.getWaitTime(cost),
      }
    })
  }

  // The library fills an empty bucket; ours starts full unless told otherwise.
  const bucketOf = (config: Config) => ({ kind: 'token-bucket', initialTokens: 0, ...config })

  it('agrees wherever its doubles are exact', () => {
    const exact = fc.record({
      capacity: small(4, 12),
      refillTokens: small(1, 9),
      refillMs: fc.constantFrom(1, 16, 128, 1_024),
    })
    fc.assert(
      fc.property(exact, requestsOf(small(0, 4), 400), (config, steps) => {
        expect(ours(bucketOf(config), steps)).toEqual(theirs(config, steps))
      }),
      enough,
    )
  })

  it('differs by drift: ten tenths of a token are no token to it', () => {
    const config = { capacity: 1, refillTokens: 1, refillMs: 10 }
    const polls = Array.from({ length: 10 }, (_, n) => ({ atMs: n + 1, cost: 1 }))
    expect(allowed(theirs(config, polls)).at(-1)).toBe(false)
    expect(allowed(ours(bucketOf(config), polls)).at(-1)).toBe(true)
  })

  it('differs when the clock steps back: it earns the same time twice', () => {
    const config = { capacity: 1, refillTokens: 1, refillMs: 1_024 }
    const steps = [2_048, 2_048, 1_024, 2_048].map((atMs) => ({ atMs, cost: 1 }))
    expect(allowed(theirs(config, steps))).toEqual([true, false, false, true])
    expect(allowed(ours(bucketOf(config), steps))).toEqual([true, false, false, false])
  })

  it('differs on a cost above its size: it throws, ours says never', () => {
    const bucket = new TokenBucket({ bucketSize: 2, tokensPerInterval: 1, interval: 10 })
    expect(() => bucket.getWaitTime(3)).toThrow(RangeError)
    const config = { capacity: 2, refillTokens: 1, refillMs: 10 }
    expect(ours(bucketOf(config), [{ atMs: 0, cost: 3 }])[0]?.retryAfterMs).toBe(Infinity)
  })
})

describe('limiter 4.1.0, RateLimiter', () => {
  const perInterval = 6
  const intervalMs = 1_024
  const policy = {
    kind: 'all-of',
    tiers: [
      {
        kind: 'token-bucket',
        capacity: perInterval,
        refillTokens: perInterval,
        refillMs: intervalMs,
      },
      {
        kind: 'fixed-window',
        limit: perInterval,
        windowMs: intervalMs,
        anchor: 'first-request',
      },
    ],
  }

  function theirs(steps: readonly Request[]): readonly Verdict[] {
    setClock(0)
    const limiter = new RateLimiter({ tokensPerInterval: perInterval, interval: intervalMs })
    return steps.map(({ atMs, cost }) => {
      setClock(atMs)
      const isAllowed = limiter.tryRemoveTokens(cost)
      return { allowed: isAllowed, retryAfterMs: isAllowed ? 0 : limiter.getWaitTime(cost) }
    })
  }

  const judged = (steps: readonly Request[]) =>
    ours(policy, steps).map((verdict) => ({
      allowed: verdict.allowed,
      retryAfterMs: verdict.retryAfterMs,
    }))

  it('agrees on single requests from its construction on', () => {
    fc.assert(
      fc.property(requestsOf(fc.constant(1), 400), (steps) => {
        // The library opens its first window when it is made.
        const fromStart = [{ atMs: 0, cost: 1 }, ...steps]
        expect(judged(fromStart)).toEqual(theirs(fromStart))
      }),
      enough,
    )
  })

  it('differs in when a window opens: its construction opens one, ours the first charge', () => {
    const steps = [1_000, 1_000, 1_000, 1_000, 1_000, 1_000, 1_024].map((atMs) => ({
      atMs,
      cost: atMs === 1_024 ? 0 : 1,
    }))
    const late = [...steps, { atMs: 1_536, cost: 3 }]
    expect(allowed(theirs(late)).at(-1)).toBe(true)
    expect(allowed(judged(late)).at(-1)).toBe(false)
  })
})

describe('rate-limiter-flexible 11.4.0', { timeout: 120_000 }, () => {
  interface Config {
    readonly points: number
    readonly duration: number
    readonly blockDuration?: number
  }
  interface Consumer {
    consume(key: string, points: number): Promise<unknown>
  }

  async function theirs(
    limiter: Consumer,
    steps: readonly Request[],
  ): Promise<Required<Verdict>[]> {
    const verdicts: Required<Verdict>[] = []
    for (const { atMs, cost } of steps) {
      setClock(atMs)
      const isAllowed = await limiter.consume('key', cost).then(
        (result) => ({ allowed: true, result }),
        (result: unknown) => ({ allowed: false, result }),
      )
      const { remainingPoints, msBeforeNext } = isAllowed.result as RateLimiterRes
      verdicts.push({
        allowed: isAllowed.allowed,
        remaining: remainingPoints,
        retryAfterMs: isAllowed.allowed ? 0 : msBeforeNext,
      })
    }
    return verdicts
  }

  const withoutRemaining = ({ allowed, retryAfterMs }: Required<Verdict>) => ({
    allowed,
    retryAfterMs,
  })

  const windowOf = ({ points, duration, blockDuration }: Config) => ({
    kind: 'fixed-window',
    limit: points,
    windowMs: duration * 1_000,
    anchor: 'first-request',
    chargeRejected: true,
    ...(blockDuration === undefined ? {} : { blockMs: blockDuration * 1_000 }),
  })

  const configs = fc.record(
    {
      points: small(3, 9),
      duration: fc.constantFrom(0.125, 0.5, 1),
      blockDuration: fc.constantFrom(0.25, 1, 2),
    },
    { requiredKeys: ['points', 'duration'] },
  )

  it('agrees on every affordable cost, with and without a block', async () => {
    await fc.assert(
      fc.asyncProperty(configs, requestsOf(small(1, 3), 200), async (config, steps) => {
        const library = await theirs(new RateLimiterMemory(config), steps)
        expect(ours(windowOf(config), steps)).toEqual(library)
      }),
      enough,
    )
  })

  it('agrees as BurstyRateLimiter with two windows in a row', async () => {
    const steady = { points: 3, duration: 0.5 }
    const spare = { points: 5, duration: 2 }
    const policy = { kind: 'any-of', tiers: [windowOf(steady), windowOf(spare)] }
    await fc.assert(
      fc.asyncProperty(requestsOf(small(1, 3), 200), async (steps) => {
        const bursty = new BurstyRateLimiter(
          new RateLimiterMemory(steady),
          new RateLimiterMemory({ ...spare, keyPrefix: 'spare' }),
        )
        const library = await theirs(bursty, steps)
        const judged = ours(policy, steps)
        expect(judged.map(withoutRemaining)).toEqual(library.map(withoutRemaining))
      }),
      enough,
    )
  })

  it('is what its two presets say it is', async () => {
    const single = { points: 5, duration: 1 }
    const steady = { points: 2, duration: 1 }
    const spare = { points: 5, duration: 10, keyPrefix: 'spare' }
    await fc.assert(
      fc.asyncProperty(requestsOf(small(1, 2), 600), async (steps) => {
        const library = await theirs(new RateLimiterMemory(single), steps)
        expect(ours(limiterPresets['rate-limiter-flexible'], steps)).toEqual(library)

        const bursty = new BurstyRateLimiter(
          new RateLimiterMemory(steady),
          new RateLimiterMemory(spare),
        )
        const spilled = await theirs(bursty, steps)
        const judged = ours(limiterPresets['rate-limiter-flexible-bursty'], steps)
        expect(judged.map(withoutRemaining)).toEqual(spilled.map(withoutRemaining))
      }),
      { numRuns: 20 },
    )
  })

  it('differs on a cost of zero: it opens a window with one, ours only peeks', async () => {
    const config = { points: 1, duration: 1 }
    const steps = [
      { atMs: 0, cost: 0 },
      { atMs: 900, cost: 1 },
      { atMs: 1_000, cost: 1 },
    ]
    const library = await theirs(new RateLimiterMemory(config), steps)
    expect(allowed(library)).toEqual([true, true, true])
    expect(allowed(ours(windowOf(config), steps))).toEqual([true, true, false])
  })

  it('differs on a cost above its points: it names a wait, ours says never', async () => {
    const config = { points: 1, duration: 1 }
    const steps = [{ atMs: 0, cost: 2 }]
    const [library] = await theirs(new RateLimiterMemory(config), steps)
    expect(library?.retryAfterMs).toBe(1_000)
    expect(ours(windowOf(config), steps)[0]?.retryAfterMs).toBe(Infinity)
  })
})
