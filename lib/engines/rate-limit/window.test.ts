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
  const [limit, windowMs] = [7, 40]
  const limiter = createLimiter({ kind: 'sliding-log', limit, windowMs })
  let state = limiter.initial as { readonly times: readonly number[] }
  let recent: number[] = []
  let longest = 0
  for (let atMs = 0; atMs < 60_000; atMs += 1 + ((atMs * 7) % 5)) {
    recent = recent.filter((loggedMs) => loggedMs > atMs - windowMs)
    const decision = limiter.decide(state, atMs, 1)
    expect(decision.allowed).toBe(recent.length < limit)
    if (decision.allowed) recent.push(atMs)
    state = decision.state as typeof state
    longest = Math.max(longest, state.times.length)
  }
  expect(longest).toBeLessThan(1_100)
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
