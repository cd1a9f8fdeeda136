import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { createLimiter, policySchema, type LimiterPolicy, type TierPolicy } from './policy'
import type { Tiers } from './tiers'

const small = (least: number, most: number) => fc.integer({ min: least, max: most })

const tier = fc.oneof(
  fc.record({
    kind: fc.constant('fixed-window'),
    limit: small(1, 8),
    windowMs: small(1, 60),
    chargeRejected: fc.boolean(),
  }),
  fc.record({
    kind: fc.constant('token-bucket'),
    capacity: small(1, 8),
    refillTokens: small(1, 4),
    refillMs: small(1, 60),
  }),
  fc.record({ kind: fc.constant('sliding-log'), limit: small(1, 8), windowMs: small(1, 60) }),
)
const tiers = fc.array(tier, { minLength: 2, maxLength: 3 })

const requests = fc.array(
  fc.record({ gapMs: fc.oneof(fc.constant(0), small(1, 20)), cost: small(1, 4) }),
  { minLength: 100, maxLength: 100 },
)

const parse = (policy: unknown): LimiterPolicy => policySchema.parse(policy)

describe('all-of', () => {
  it('admits only what every tier admits, and a refusal leaves every tier as it was', () => {
    fc.assert(
      fc.property(tiers, requests, (policies, steps) => {
        const limiter = createLimiter(parse({ kind: 'all-of', tiers: policies }))
        const alone = policies.map((policy) => createLimiter(parse(policy)))
        let state = limiter.initial as Tiers
        let atMs = 0
        for (const { gapMs, cost } of steps) {
          atMs += gapMs
          const verdicts = alone.map((one, n) => one.decide(state.tiers[n], atMs, cost).allowed)
          const decision = limiter.decide(state, atMs, cost)
          expect(decision.allowed).toBe(verdicts.every(Boolean))
          if (!decision.allowed) {
            expect(decision.state).toEqual(state)
            expect(decision.remaining).toBe(limiter.decide(state, atMs, 0).remaining)
          }
          state = decision.state as Tiers
        }
      }),
      { numRuns: 110 },
    )
  })

  it('writes nothing into a log when another tier refuses', () => {
    const log = { kind: 'sliding-log', limit: 200, windowMs: 60_000 }
    const bucket = { kind: 'token-bucket', capacity: 100, refillTokens: 1, refillMs: 60_000 }
    const limiter = createLimiter(parse({ kind: 'all-of', tiers: [log, bucket] }))
    let state = limiter.initial
    for (let atMs = 0; atMs < 100; atMs += 1) state = limiter.decide(state, atMs, 1).state
    const before = structuredClone(state)
    expect(limiter.decide(state, 101, 1).allowed).toBe(false)
    expect(state).toEqual(before)
  })

  const leaky = (charge: 'together' | 'as-you-go') =>
    createLimiter({
      kind: 'all-of',
      charge,
      tiers: [
        parse({ kind: 'fixed-window', limit: 5, windowMs: 60_000 }) as TierPolicy,
        parse({ kind: 'fixed-window', limit: 1, windowMs: 1_000 }) as TierPolicy,
      ],
    })

  it.each([
    { charge: 'together', paid: 1 },
    { charge: 'as-you-go', paid: 4 },
  ] as const)('charged $charge, a minute tier pays $paid for one admission', ({ charge, paid }) => {
    const limiter = leaky(charge)
    let { state } = limiter.decide(limiter.initial, 0, 1)
    for (const atMs of [1, 2, 3]) {
      const refusal = limiter.decide(state, atMs, 1)
      expect(refusal.allowed).toBe(false)
      state = refusal.state
    }
    expect((state as Tiers).tiers[0]).toMatchObject({ used: paid })
  })

  it('charged as-you-go, a tier behind the refusing one pays nothing', () => {
    const window = (limit: number) => ({ kind: 'fixed-window', limit, windowMs: 1_000 })
    const limiter = createLimiter(
      parse({ kind: 'all-of', charge: 'as-you-go', tiers: [window(5), window(1), window(5)] }),
    )
    const first = limiter.decide(limiter.initial, 0, 1)
    const second = limiter.decide(first.state, 0, 1)
    expect(second).toMatchObject({ allowed: false, remaining: 0, retryAfterMs: 1_000 })
    expect((second.state as Tiers).tiers).toMatchObject([{ used: 2 }, { used: 1 }, { used: 1 }])
  })

  it('waits for the slowest of its refusing tiers and queues as long as its longest queue', () => {
    const queue = (ratePerSecond: number) => ({
      kind: 'leaky-bucket',
      ratePerSecond,
      burst: 5,
      mode: 'queue',
    })
    const limiter = createLimiter(parse({ kind: 'all-of', tiers: [queue(10), queue(2)] }))
    const first = limiter.decide(limiter.initial, 0, 1)
    expect(first.delayMs).toBe(0)
    expect(limiter.decide(first.state, 0, 1).delayMs).toBe(500)
    expect(limiter.decide(first.state, 0, 6).retryAfterMs).toBe(500)
  })
})

describe('any-of', () => {
  const steady = { kind: 'fixed-window', limit: 2, windowMs: 1_000 }
  const spare = { kind: 'fixed-window', limit: 3, windowMs: 10_000 }
  const limiter = createLimiter(parse({ kind: 'any-of', tiers: [steady, spare] }))

  it('spends the first tier before the second and adds up what remains', () => {
    let state = limiter.initial
    const remaining = [0, 0, 0, 0, 0].map((atMs) => {
      const decision = limiter.decide(state, atMs, 1)
      state = decision.state
      return decision.remaining
    })
    expect(remaining).toEqual([4, 3, 2, 1, 0])
    expect(limiter.decide(state, 400, 1)).toMatchObject({ allowed: false, retryAfterMs: 600 })
    expect(limiter.decide(state, 1_000, 1)).toMatchObject({ allowed: true, remaining: 1 })
  })

  it('can never hold a cost that no single tier can', () => {
    expect(limiter.decide(limiter.initial, 0, 4)).toMatchObject({
      allowed: false,
      remaining: 5,
      retryAfterMs: Infinity,
    })
  })
})
