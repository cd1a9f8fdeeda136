import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { createRetryBudget, retryBudgetSchema, type RetryBudgetPolicy } from './retry-budget'

const policies = fc.record({
  ratioPercent: fc.constantFrom(0, 10, 20, 50, 100),
  minimumPerSecond: fc.constantFrom(0, 0.5, 1, 2),
  windowSeconds: fc.integer({ min: 1, max: 5 }),
})
const steps = fc.array(
  fc.record({
    kind: fc.constantFrom('request', 'request', 'retry'),
    gapMs: fc.constantFrom(0, 1, 10, 250, 999, 1_000, 1_001, 7_000),
  }),
  { minLength: 60, maxLength: 60 },
)

interface Asked {
  readonly kind: string
  readonly atMs: number
  readonly allowed: boolean
}

function play(policy: RetryBudgetPolicy, trace: readonly { kind: string; gapMs: number }[]) {
  const budget = createRetryBudget(policy)
  const asked: Asked[] = []
  let state = budget.initial
  let atMs = 0
  for (const { kind, gapMs } of trace) {
    atMs += gapMs
    const answer = kind === 'request' ? budget.request(state, atMs) : budget.retry(state, atMs)
    state = answer.state
    asked.push({ kind, atMs, allowed: 'allowed' in answer && answer.allowed === true })
  }
  return asked
}

describe('retry budget', () => {
  it('allows a retry iff requests, retries and the minimum of the last seconds leave room', () => {
    fc.assert(
      fc.property(policies, steps, (policy, trace) => {
        const { ratioPercent, minimumPerSecond, windowSeconds } = policy
        const asked = play(policy, trace)
        for (const [index, { kind, atMs, allowed }] of asked.entries()) {
          if (kind !== 'retry') continue
          const oldestSecond = Math.trunc(atMs / 1_000) - windowSeconds + 1
          const recent = asked.slice(0, index).filter((past) => past.atMs >= oldestSecond * 1_000)
          const requests = recent.filter((past) => past.kind === 'request').length
          const retries = recent.filter((past) => past.allowed).length
          const earned = (requests * ratioPercent) / 100 + minimumPerSecond * windowSeconds
          expect(allowed).toBe(retries + 1 <= earned + 1e-9)
        }
      }),
      { numRuns: 200 },
    )
  })

  it('takes a clock that steps back for one that stands still', () => {
    const jumps = fc.array(fc.nat(9_000), { minLength: 60, maxLength: 60 })
    fc.assert(
      fc.property(policies, steps, jumps, (policy, trace, times) => {
        const budget = createRetryBudget(policy)
        let [jumping, standing] = [budget.initial, budget.initial]
        trace.forEach(({ kind }, index) => {
          const ask = kind === 'request' ? budget.request : budget.retry
          const latestMs = Math.max(...times.slice(0, index + 1))
          jumping = ask(jumping, times[index]!).state
          standing = ask(standing, latestMs).state
          expect(jumping).toEqual(standing)
        })
      }),
      { numRuns: 200 },
    )
  })

  it('lets a tenth of a hundred requests be retried, and one more each second', () => {
    const policy = { ratioPercent: 10, minimumPerSecond: 1, windowSeconds: 1 }
    const trace = [
      ...Array.from({ length: 100 }, () => ({ kind: 'request', gapMs: 0 })),
      ...Array.from({ length: 20 }, () => ({ kind: 'retry', gapMs: 0 })),
    ]
    expect(play(policy, trace).filter(({ allowed }) => allowed)).toHaveLength(11)
  })

  // As doubles 4.6 * 1,500 is 6899.999999999999, and 0.29 * 100 is 28.999999999999996.
  it.each([
    { ratioPercent: 4.6, minimumPerSecond: 0, requests: 1_500, retries: 69 },
    { ratioPercent: 0, minimumPerSecond: 0.29, requests: 0, retries: 29 },
  ])(
    '$ratioPercent percent of $requests and $minimumPerSecond a second are $retries retries',
    ({ ratioPercent, minimumPerSecond, requests, retries }) => {
      const repeat = (kind: string, times: number) =>
        Array.from({ length: times }, () => ({ kind, gapMs: 0 }))
      const policy = { ratioPercent, minimumPerSecond, windowSeconds: 100 }
      const asked = play(policy, [...repeat('request', requests), ...repeat('retry', retries + 5)])
      expect(asked.filter(({ allowed }) => allowed)).toHaveLength(retries)
    },
  )

  it('leaves a state alone, which survives structuredClone', () => {
    const budget = createRetryBudget({ ratioPercent: 100, minimumPerSecond: 0, windowSeconds: 2 })
    const { state } = budget.request(budget.initial, 500)
    const clone = structuredClone(state)
    expect(budget.retry(state, 1_500)).toEqual(budget.retry(clone, 1_500))
    expect(budget.retry(state, 1_500).allowed).toBe(true)
    expect(state).toEqual(clone)
  })
})

describe('retryBudgetSchema', () => {
  it.each([
    { policy: { ratioPercent: -1, minimumPerSecond: 0, windowSeconds: 1 }, path: 'ratioPercent' },
    {
      policy: { ratioPercent: 1, minimumPerSecond: NaN, windowSeconds: 1 },
      path: 'minimumPerSecond',
    },
    { policy: { ratioPercent: 1, minimumPerSecond: 0, windowSeconds: 0.5 }, path: 'windowSeconds' },
  ])('refuses $policy and says where', ({ policy, path }) => {
    expect(retryBudgetSchema.safeParse(policy).error?.issues[0]?.path).toEqual([path])
  })
})
