/** What holds for every policy, with random policies, times and costs. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import type { Decision, Limiter } from './limiter'
import { createOracle, leastWait, mostAdmitted } from './limiter.oracle'
import { createLimiter, policySchema, type LimiterPolicy, type TierPolicy } from './policy'
import { quotasOf } from './quota'

const small = (least: number, most: number) => fc.integer({ min: least, max: most })

const singles: Readonly<Record<string, fc.Arbitrary<unknown>>> = {
  'token-bucket continuous': fc.record(
    {
      kind: fc.constant('token-bucket'),
      capacity: small(1, 12),
      refillTokens: small(1, 9),
      refillMs: small(1, 60),
      initialTokens: small(0, 1),
    },
    { requiredKeys: ['kind', 'capacity', 'refillTokens', 'refillMs'] },
  ),
  'token-bucket interval': fc.record(
    {
      kind: fc.constant('token-bucket'),
      capacity: small(1, 12),
      refillTokens: small(1, 9),
      refillMs: small(1, 60),
      refill: fc.constant('interval'),
      initialTokens: small(0, 1),
    },
    { requiredKeys: ['kind', 'capacity', 'refillTokens', 'refillMs', 'refill'] },
  ),
  gcra: fc.record({
    kind: fc.constant('gcra'),
    emissionMs: small(1, 40),
    burst: small(0, 10),
  }),
  'leaky-bucket': fc.record({
    kind: fc.constant('leaky-bucket'),
    ratePerSecond: small(10_000, 900_000).map((milli) => milli / 1_000),
    burst: small(0, 10),
    mode: fc.constantFrom('meter', 'queue'),
    undelayed: small(0, 4),
  }),
  'fixed-window': fc.record(
    {
      kind: fc.constant('fixed-window'),
      limit: small(1, 10),
      windowMs: small(1, 80),
      anchor: fc.constantFrom('epoch', 'first-request'),
      chargeRejected: fc.boolean(),
      blockMs: small(1, 120),
    },
    { requiredKeys: ['kind', 'limit', 'windowMs'] },
  ),
  'sliding-log': fc.record({
    kind: fc.constant('sliding-log'),
    limit: small(1, 10),
    windowMs: small(1, 80),
  }),
  'sliding-counter': fc.record({
    kind: fc.constant('sliding-counter'),
    limit: small(1, 10),
    windowMs: small(1, 80),
    rule: fc.constantFrom('strict', 'floor'),
  }),
}

const aTier = fc.oneof(...Object.values(singles))
const tiers = fc.array(aTier, { minLength: 1, maxLength: 3 })
const composites: Readonly<Record<string, fc.Arbitrary<unknown>>> = {
  'all-of': fc.record({ kind: fc.constant('all-of'), tiers }),
  'any-of': fc.record({ kind: fc.constant('any-of'), tiers }),
}
const leaking = fc.record({
  kind: fc.constant('all-of'),
  charge: fc.constant('as-you-go'),
  tiers,
})

const parsed = (policy: fc.Arbitrary<unknown>): fc.Arbitrary<LimiterPolicy> =>
  policy.map((value) => policySchema.parse(value))

interface Request {
  readonly atMs: number
  readonly cost: number
}

const STEPS = 100
const RUNS = 110
const enough = { numRuns: RUNS }

/** A hundred requests: bursts on one millisecond, short gaps and long ones; some cost too much. */
const requests = fc
  .array(
    fc.record({
      gapMs: fc.oneof(
        { weight: 4, arbitrary: fc.constant(0) },
        { weight: 6, arbitrary: small(1, 12) },
        { weight: 2, arbitrary: small(13, 200) },
      ),
      cost: fc.oneof({ weight: 8, arbitrary: small(1, 3) }, { weight: 1, arbitrary: small(0, 14) }),
    }),
    { minLength: STEPS, maxLength: STEPS },
  )
  .map((steps): readonly Request[] => {
    let atMs = 0
    return steps.map(({ gapMs, cost }) => ({ atMs: (atMs += gapMs), cost }))
  })

/** Calls `check` with each decision and the state it was made from. */
function walk(
  limiter: Limiter,
  steps: readonly Request[],
  check: (decision: Decision, request: Request, before: unknown) => void,
): void {
  let state = limiter.initial
  for (const request of steps) {
    const decision = limiter.decide(state, request.atMs, request.cost)
    check(decision, request, state)
    state = decision.state
  }
}

function deepFreeze(value: unknown): unknown {
  if (typeof value === 'object' && value !== null) Object.values(value).forEach(deepFreeze)
  return Object.freeze(value)
}

const verdictOf = ({ allowed, remaining, retryAfterMs, delayMs }: Decision) => ({
  allowed,
  remaining,
  retryAfterMs,
  delayMs,
})

const verdicts = (limiter: Limiter, steps: readonly Request[]) => {
  const seen: Omit<Decision, 'state'>[] = []
  walk(limiter, steps, (decision) => seen.push(verdictOf(decision)))
  return seen
}

describe.each(Object.entries(singles))('%s', (_, policies) => {
  it('decides as its definition does, to the millisecond', () => {
    fc.assert(
      fc.property(parsed(policies), requests, (policy, steps) => {
        const oracle = createOracle(policy as TierPolicy)
        const most = quotasOf(policy)[0]!.most
        walk(createLimiter(policy), steps, (decision, { atMs, cost }) => {
          expect(decision.allowed).toBe(oracle.admits(atMs, cost))
          oracle.note(atMs, cost, decision.allowed)
          expect(decision.remaining).toBe(mostAdmitted(oracle, atMs))
          expect(decision.retryAfterMs).toBe(
            decision.allowed ? 0 : cost > most ? Infinity : leastWait(oracle, atMs, cost, 1_200),
          )
        })
      }),
      enough,
    )
  })

  it('has as much less remaining as an admitted cost, and a refusal leaves it alone', () => {
    fc.assert(
      fc.property(parsed(policies), requests, (policy, steps) => {
        fc.pre(!('blockMs' in policy) && !JSON.stringify(policy).includes('"chargeRejected":true'))
        const limiter = createLimiter(policy)
        walk(limiter, steps, ({ allowed, remaining }, { atMs, cost }, before) => {
          const peek = limiter.decide(before, atMs, 0)
          expect(remaining).toBe(peek.remaining - (allowed ? cost : 0))
        })
      }),
      enough,
    )
  })

  it('is drawn as full as it is: what is not taken remains', () => {
    fc.assert(
      fc.property(parsed(policies), requests, small(0, 150), (policy, steps, laterMs) => {
        fc.pre(!('rule' in policy && policy.rule === 'floor'))
        const limiter = createLimiter(policy)
        const most = quotasOf(policy)[0]!.most
        walk(limiter, steps, ({ state }, { atMs }) => {
          const { remaining } = limiter.decide(state, atMs + laterMs, 0)
          const free = Math.max(0, most - limiter.used!(state, atMs + laterMs))
          // A fraction of a request cannot be spent; doubles may err in the last digits.
          expect(free).toBeGreaterThan(remaining - 1e-6)
          expect(free).toBeLessThan(remaining + 1 + 1e-6)
        })
      }),
      enough,
    )
  })

  it('holds its reference time when the clock steps back', () => {
    fc.assert(
      fc.property(parsed(policies), requests, small(1, 300), (policy, steps, backMs) => {
        const limiter = createLimiter(policy)
        walk(limiter, steps, ({ state, allowed }, { atMs, cost }) => {
          if (!allowed || cost === 0) return
          const now = limiter.decide(state, atMs, 2)
          const earlierMs = Math.max(0, atMs - backMs)
          const earlier = limiter.decide(state, earlierMs, 2)
          expect(earlier.allowed).toBe(now.allowed)
          expect(earlier.remaining).toBe(now.remaining)
          expect(limiter.used!(state, earlierMs)).toBe(limiter.used!(state, atMs))
          if (!now.allowed && !('blockMs' in policy)) {
            expect(earlier.retryAfterMs).toBe(now.retryAfterMs + atMs - earlierMs)
          }
        })
      }),
      enough,
    )
  })
})

describe.each(Object.entries({ ...singles, ...composites }))('%s', (_, policies) => {
  it('admits after exactly the wait it names, and not a millisecond earlier', () => {
    fc.assert(
      fc.property(parsed(policies), requests, (policy, steps) => {
        const limiter = createLimiter(policy)
        walk(limiter, steps, ({ state, retryAfterMs }, { atMs, cost }) => {
          if (retryAfterMs === 0 || retryAfterMs === Infinity) return
          expect(limiter.decide(state, atMs + retryAfterMs, cost).allowed).toBe(true)
          expect(limiter.decide(state, atMs + retryAfterMs - 1, cost).allowed).toBe(false)
        })
      }),
      enough,
    )
  })
})

describe.each(Object.entries({ ...singles, ...composites, 'as-you-go': leaking }))(
  '%s',
  (_, policies) => {
    it('has between nothing and its quota remaining', () => {
      fc.assert(
        fc.property(parsed(policies), requests, (policy, steps) => {
          const most = quotasOf(policy).reduce((sum, quota) => sum + quota.most, 0)
          walk(createLimiter(policy), steps, ({ remaining }) => {
            expect(remaining).toBeGreaterThanOrEqual(0)
            expect(remaining).toBeLessThanOrEqual(most)
          })
        }),
        enough,
      )
    })

    it('forgets a peek', () => {
      fc.assert(
        fc.property(parsed(policies), requests, small(0, 500), (policy, steps, laterMs) => {
          const limiter = createLimiter(policy)
          walk(limiter, steps, ({ state }, { atMs }) => {
            const peek = limiter.decide(state, atMs + laterMs, 0)
            expect(peek.allowed).toBe(true)
            expect(peek.retryAfterMs).toBe(0)
            expect(peek.state).toBe(state)
          })
        }),
        enough,
      )
    })

    it('gives one answer however often it is asked, also from a frozen copy or an older state', () => {
      fc.assert(
        fc.property(parsed(policies), requests, (policy, steps) => {
          const limiter = createLimiter(policy)
          const initial = structuredClone(limiter.initial)
          const once: { before: unknown; copies: readonly unknown[]; request: Request }[] = []
          const answers: Decision[] = []
          walk(limiter, steps, (decision, request, before) => {
            // Copied at once: a shared log goes on growing behind its older states.
            const copies = [before, decision.state].map((state) =>
              deepFreeze(structuredClone(state)),
            )
            once.push({ before, copies, request })
            answers.push(decision)
          })
          once.forEach(({ before, copies, request: { atMs, cost } }, n) => {
            const answer = answers[n]!
            const ask = (state: unknown) => verdictOf(limiter.decide(state, atMs, cost))
            expect([before, copies[0]].map(ask)).toEqual([verdictOf(answer), verdictOf(answer)])
            const askLater = (state: unknown) => verdictOf(limiter.decide(state, atMs + 7, 2))
            expect(askLater(copies[1])).toEqual(askLater(answer.state))
          })
          expect(limiter.initial).toEqual(initial)
        }),
        enough,
      )
    })

    it('forgets a cost that it could never hold, unless refusals are charged', () => {
      fc.assert(
        fc.property(parsed(policies), requests, (policy, steps) => {
          fc.pre(!JSON.stringify(policy).includes('"chargeRejected":true'))
          const limiter = createLimiter(policy)
          const hopeless = 1_000
          const withHopeless = steps.flatMap((step) => [step, { ...step, cost: hopeless }])
          const seen = verdicts(limiter, withHopeless)
          seen.forEach((verdict, n) => {
            if (n % 2 === 1)
              expect(verdict).toMatchObject({ allowed: false, retryAfterMs: Infinity })
          })
          expect(seen.filter((_verdict, n) => n % 2 === 0)).toEqual(verdicts(limiter, steps))
        }),
        enough,
      )
    })
  },
)
