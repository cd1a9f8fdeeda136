/** Fixed windows, the sliding log and the sliding counter: what each lets through. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import worstCase from '../vectors/sliding-window-counter.worst-case.json'
import { createLimiter, policySchema } from './policy'

const small = (least: number, most: number) => fc.integer({ min: least, max: most })
const enough = { numRuns: 110 }

interface Request {
  readonly atMs: number
  readonly cost: number
}

const requests = fc
  .array(fc.record({ gapMs: fc.oneof(fc.constant(0), small(1, 30)), cost: small(1, 4) }), {
    minLength: 100,
    maxLength: 100,
  })
  .map((steps): readonly Request[] => {
    let atMs = 0
    return steps.map(({ gapMs, cost }) => ({ atMs: (atMs += gapMs), cost }))
  })

function admittedBy(policy: unknown, steps: readonly Request[]): readonly Request[] {
  const limiter = createLimiter(policySchema.parse(policy))
  let state = limiter.initial
  return steps.filter(({ atMs, cost }) => {
    const decision = limiter.decide(state, atMs, cost)
    state = decision.state
    return decision.allowed
  })
}

const sum = (steps: readonly Request[]) => steps.reduce((total, { cost }) => total + cost, 0)

/** The most admitted in any (t − W, t]; it ends at some admission. */
const worstTrailing = (admitted: readonly Request[], windowMs: number) =>
  Math.max(
    0,
    ...admitted.map(({ atMs }) =>
      sum(admitted.filter((other) => other.atMs > atMs - windowMs && other.atMs <= atMs)),
    ),
  )

const worstAligned = (admitted: readonly Request[], windowMs: number) =>
  Math.max(
    0,
    ...admitted.map(({ atMs }) =>
      sum(
        admitted.filter(
          (other) => Math.floor(other.atMs / windowMs) === Math.floor(atMs / windowMs),
        ),
      ),
    ),
  )

const single = (atMs: number): Request => ({ atMs, cost: 1 })

describe('a fixed window', () => {
  it('admits its limit per window, and never more than twice that in a trailing one', () => {
    fc.assert(
      fc.property(small(1, 12), small(1, 90), requests, (limit, windowMs, steps) => {
        const admitted = admittedBy({ kind: 'fixed-window', limit, windowMs }, steps)
        expect(worstAligned(admitted, windowMs)).toBeLessThanOrEqual(limit)
        expect(worstTrailing(admitted, windowMs)).toBeLessThanOrEqual(2 * limit)
      }),
      enough,
    )
  })

  it.each([
    { anchor: 'epoch', at: [999, 999, 999, 1_000, 1_000, 1_000] },
    { anchor: 'first-request', at: [0, 999, 999, 1_000, 1_000, 1_000] },
  ])(
    'anchored at the $anchor passes (almost) twice its limit in two milliseconds',
    ({ anchor, at }) => {
      const policy = { kind: 'fixed-window', limit: 3, windowMs: 1_000, anchor }
      const admitted = admittedBy(policy, at.map(single))
      expect(admitted).toHaveLength(6)
      expect(worstTrailing(admitted, 1_000)).toBe(anchor === 'epoch' ? 6 : 5)
    },
  )
})

it('a block counts from the latest time seen when the clock has stepped back', () => {
  const policy = { kind: 'fixed-window', limit: 1, windowMs: 1_000, blockMs: 300 }
  const limiter = createLimiter(policySchema.parse(policy))
  const { state } = limiter.decide(limiter.initial, 5_400, 1)
  const overflow = limiter.decide(state, 4_000, 1)
  expect(overflow).toMatchObject({ allowed: false, retryAfterMs: 1_700 })
  expect(limiter.decide(overflow.state, 5_699, 1)).toMatchObject({
    allowed: false,
    retryAfterMs: 1,
  })
  expect(limiter.decide(overflow.state, 5_700, 1).allowed).toBe(true)
})

it('a sliding log admits its limit in no trailing window twice', () => {
  fc.assert(
    fc.property(small(1, 12), small(1, 90), requests, (limit, windowMs, steps) => {
      const admitted = admittedBy({ kind: 'sliding-log', limit, windowMs }, steps)
      expect(worstTrailing(admitted, windowMs)).toBeLessThanOrEqual(limit)
    }),
    enough,
  )
})

it('a sliding log of a long run stays exact and cuts off what has left its window', () => {
  const [limit, windowMs] = [70, 300]
  const limiter = createLimiter({ kind: 'sliding-log', limit, windowMs })
  let state = limiter.initial as { readonly charges: readonly number[] }
  let recent: number[] = []
  let longest = 0
  for (let atMs = 0; atMs < 60_000; atMs += 1 + ((atMs * 7) % 5)) {
    recent = recent.filter((loggedMs) => loggedMs > atMs - windowMs)
    const decision = limiter.decide(state, atMs, 1)
    expect(decision.allowed).toBe(recent.length < limit)
    if (decision.allowed) recent.push(atMs)
    state = decision.state as typeof state
    longest = Math.max(longest, state.charges.length)
  }
  expect(longest).toBeLessThan(2_500)
})

it('a sliding log keeps one pair of numbers for a charge of any size', () => {
  const limit = 1_000_000
  const limiter = createLimiter({ kind: 'sliding-log', limit, windowMs: 1_000 })
  const { state } = limiter.decide(limiter.initial, 0, limit)
  expect(state).toMatchObject({ charges: [0, 0], total: limit })
  const waiting = limiter.decide(limiter.decide(limiter.initial, 0, limit - 1).state, 7, 1).state
  expect(limiter.decide(waiting, 8, limit - 1).retryAfterMs).toBe(992)
  expect(limiter.decide(waiting, 8, limit).retryAfterMs).toBe(999)
})

it('a sliding log waits for the charge whose end frees enough, whole or in part', () => {
  const limiter = createLimiter({ kind: 'sliding-log', limit: 400, windowMs: 1_000 })
  // Charges of 1 to 4 in turn, one each millisecond; 400 units are 160 of them.
  let state = limiter.initial
  const times: number[] = []
  for (let n = 0; n < 160; n += 1) {
    const cost = 1 + (n % 4)
    state = limiter.decide(state, n, cost).state
    for (let unit = 0; unit < cost; unit += 1) times.push(n)
  }
  for (let cost = 1; cost <= 400; cost += 1) {
    expect(limiter.decide(state, 200, cost).retryAfterMs).toBe(times[cost - 1]! + 1_000 - 200)
  }
})

it('a long sliding log answers an older state as it did before its successors charged', () => {
  const limiter = createLimiter({ kind: 'sliding-log', limit: 100, windowMs: 1_000 })
  const states = [limiter.initial]
  for (let n = 0; n < 100; n += 1) states.push(limiter.decide(states.at(-1), n, 1).state)
  for (const [n, state] of states.entries()) {
    // Two branches that charge at other times, and the old one once more.
    const branch = limiter.decide(limiter.decide(state, n + 500, 0).state, n + 500, 1)
    expect(branch.remaining).toBe(Math.max(0, 99 - n))
    expect(limiter.decide(state, 100, 0).remaining).toBe(100 - n)
  }
  expect(limiter.decide(states[100], 100, 3).retryAfterMs).toBe(902)
})

it('a short sliding log leaves the state that it was given as it was, to the letter', () => {
  const limiter = createLimiter({ kind: 'sliding-log', limit: 30, windowMs: 50 })
  let state = limiter.initial
  for (let atMs = 0; atMs < 500; atMs += 1) {
    const before = structuredClone(state)
    const decision = limiter.decide(state, atMs, 1 + (atMs % 3))
    expect(state).toEqual(before)
    state = decision.state
  }
})

describe('a sliding counter', () => {
  it('admits its limit per window, and less than twice that in a trailing one', () => {
    fc.assert(
      fc.property(small(1, 12), small(1, 90), requests, (limit, windowMs, steps) => {
        const admitted = admittedBy({ kind: 'sliding-counter', limit, windowMs }, steps)
        expect(worstAligned(admitted, windowMs)).toBeLessThanOrEqual(limit)
        expect(worstTrailing(admitted, windowMs)).toBeLessThanOrEqual(2 * limit - 1)
      }),
      enough,
    )
  })

  it.each([
    ...worstCase.cases,
    { limit: 100, windowMs: 60_000, maxAdmittedInATrailingWindow: 199, windowEndingAtMs: 119_400 },
  ])('of $limit lets $maxAdmittedInATrailingWindow through a trailing window', (known) => {
    const { limit, windowMs, maxAdmittedInATrailingWindow: most, windowEndingAtMs } = known
    const limiter = createLimiter({ kind: 'sliding-counter', limit, windowMs, rule: 'strict' })
    // All at the last millisecond of a window, then one whenever the counter admits one.
    let { state } = limiter.decide(limiter.initial, windowMs - 1, limit)
    const admittedAt = new Array<number>(limit).fill(windowMs - 1)
    for (let atMs = windowMs; atMs < 2 * windowMs; atMs += 1) {
      const decision = limiter.decide(state, atMs, 1)
      if (!decision.allowed) continue
      state = decision.state
      admittedAt.push(atMs)
    }
    const trailing = (toMs: number) =>
      admittedAt.filter((atMs) => atMs > toMs - windowMs && atMs <= toMs).length
    expect(Math.max(...admittedAt.map(trailing))).toBe(most)
    expect(trailing(windowEndingAtMs)).toBe(most)
  })
})
