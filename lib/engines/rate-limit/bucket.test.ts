/** Token bucket, GCRA and leaky bucket: three ways to write one rule. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import type { Decision } from './limiter'
import { createLimiter, policySchema } from './policy'

interface Request {
  readonly atMs: number
  readonly cost: number
}

const small = (least: number, most: number) => fc.integer({ min: least, max: most })
const enough = { numRuns: 110 }

const requestsOf = (cost: fc.Arbitrary<number>) =>
  fc
    .array(fc.record({ gapMs: fc.oneof(fc.constant(0), small(1, 40)), cost }), {
      minLength: 100,
      maxLength: 100,
    })
    .map((steps): readonly Request[] => {
      let atMs = 0
      return steps.map((step) => ({ atMs: (atMs += step.gapMs), cost: step.cost }))
    })
const requests = requestsOf(small(0, 5))
const singleRequests = requestsOf(fc.constant(1))

function replay(policy: unknown, steps: readonly Request[]): Decision[] {
  const limiter = createLimiter(policySchema.parse(policy))
  let state = limiter.initial
  return steps.map(({ atMs, cost }) => {
    const decision = limiter.decide(state, atMs, cost)
    state = decision.state
    return decision
  })
}

const verdict = ({ allowed, remaining, retryAfterMs }: Decision) => ({
  allowed,
  remaining,
  retryAfterMs,
})

const buckets = fc.record({
  kind: fc.constant('token-bucket'),
  capacity: small(1, 20),
  refillTokens: small(1, 9),
  refillMs: small(1, 90),
})

describe('a token bucket', () => {
  it('fills a token with ten tenths', () => {
    const policy = { kind: 'token-bucket', capacity: 1, refillTokens: 1, refillMs: 10 }
    const polls = Array.from({ length: 10 }, (_, n) => ({ atMs: n + 1, cost: 1 }))
    const decisions = replay(policy, [{ atMs: 0, cost: 1 }, ...polls])
    expect(decisions.map(({ allowed }) => (allowed ? '+' : '-')).join('')).toBe('+---------+')
  })

  it('admits in no interval more than its capacity and what the interval earns', () => {
    fc.assert(
      fc.property(buckets, requests, (policy, steps) => {
        const decisions = replay(policy, steps)
        const admitted = steps.filter((_, n) => decisions[n]!.allowed)
        admitted.forEach((first, from) => {
          let cost = 0
          for (const last of admitted.slice(from)) {
            cost += last.cost
            const spanMs = last.atMs - first.atMs
            // Multiplied by I, so that nothing is divided.
            expect(cost * policy.refillMs).toBeLessThanOrEqual(
              policy.capacity * policy.refillMs + spanMs * policy.refillTokens,
            )
          }
        })
      }),
      enough,
    )
  })

  it('earns the same in an idle gap, however often the gap is split', () => {
    fc.assert(
      fc.property(buckets, requests, small(1, 4), (policy, steps, parts) => {
        // A peek and a hopeless cost at every part of the gap before a request.
        const split = steps.flatMap((step, n) => {
          const fromMs = steps[n - 1]?.atMs ?? 0
          const stops = Array.from({ length: parts }, (_, part) => ({
            atMs: fromMs + Math.floor(((step.atMs - fromMs) * part) / parts),
            cost: part % 2 === 0 ? 0 : 1_000,
          }))
          return [...stops, step]
        })
        const kept = replay(policy, split).filter((_, n) => n % (parts + 1) === parts)
        expect(kept.map(verdict)).toEqual(replay(policy, steps).map(verdict))
      }),
      enough,
    )
  })

  it('admits no fewer single requests when its capacity grows', () => {
    fc.assert(
      fc.property(buckets, singleRequests, small(1, 10), (policy, steps, more) => {
        const count = (capacity: number) =>
          replay({ ...policy, capacity }, steps).filter(({ allowed }) => allowed).length
        expect(count(policy.capacity + more)).toBeGreaterThanOrEqual(count(policy.capacity))
      }),
      enough,
    )
  })
})

describe('equal rules', () => {
  it('gcra decides as a bucket of one more than its burst', () => {
    fc.assert(
      fc.property(small(1, 60), small(0, 12), requests, (emissionMs, burst, steps) => {
        const gcra = replay({ kind: 'gcra', emissionMs, burst }, steps)
        const bucket = replay(
          { kind: 'token-bucket', capacity: burst + 1, refillTokens: 1, refillMs: emissionMs },
          steps,
        )
        expect(gcra.map(verdict)).toEqual(bucket.map(verdict))
      }),
      enough,
    )
  })

  it('a leaky meter decides as a bucket of one more than its burst, and a queue as a meter', () => {
    fc.assert(
      fc.property(small(1, 200_000), small(0, 12), requests, (milliRate, burst, steps) => {
        const leaky = { kind: 'leaky-bucket', ratePerSecond: milliRate / 1_000, burst }
        const meter = replay({ ...leaky, mode: 'meter' }, steps).map(verdict)
        const bucket = replay(
          {
            kind: 'token-bucket',
            capacity: burst + 1,
            refillTokens: milliRate,
            refillMs: 1_000_000,
          },
          steps,
        )
        expect(meter).toEqual(bucket.map(verdict))
        expect(replay({ ...leaky, mode: 'queue' }, steps).map(verdict)).toEqual(meter)
      }),
      enough,
    )
  })
})

describe('a queue', () => {
  const queues = fc.record({
    milliRate: small(1_000, 400_000),
    burst: small(0, 12),
    undelayed: small(0, 4),
  })

  it('serves in order, a slot apart, and never idles while someone waits', () => {
    fc.assert(
      fc.property(queues, requestsOf(small(1, 3)), (queue, steps) => {
        const { milliRate, burst, undelayed } = queue
        const ratePerSecond = milliRate / 1_000
        const policy = { kind: 'leaky-bucket', ratePerSecond, burst, mode: 'queue', undelayed }
        const slots = (ms: number) => BigInt(ms) * BigInt(milliRate)
        // A server that is free from `free` on, in millionths of a slot: one slot per request.
        let free = 0n
        let previousStartMs = 0
        replay(policy, steps).forEach(({ allowed, delayMs }, n) => {
          if (!allowed) return
          const { atMs, cost } = steps[n]!
          const now = slots(atMs)
          const wait = free > now ? free - now : 0n
          const beyond = wait - BigInt(undelayed) * 1_000_000n
          const rate = BigInt(milliRate)
          expect(delayMs).toBe(beyond > 0n ? Number((beyond + rate - 1n) / rate) : 0)
          free = now + wait + BigInt(cost) * 1_000_000n

          const startMs = atMs + delayMs!
          expect(startMs).toBeGreaterThanOrEqual(previousStartMs)
          previousStartMs = startMs
        })
      }),
      enough,
    )
  })

  /** Slots of whole milliseconds whose rate is a whole number of thousandths. */
  const wholeSlots = fc.constantFrom(1, 2, 4, 5, 8, 10, 16, 20, 25, 32, 40, 50, 64, 80)

  it('starts delayed single requests at least a slot apart', () => {
    fc.assert(
      fc.property(wholeSlots, small(0, 12), singleRequests, (slotMs, burst, steps) => {
        const policy = { kind: 'leaky-bucket', ratePerSecond: 1_000 / slotMs, burst, mode: 'queue' }
        const starts = replay(policy, steps).flatMap(({ allowed, delayMs }, n) =>
          allowed ? [steps[n]!.atMs + delayMs!] : [],
        )
        for (let n = 1; n < starts.length; n += 1) {
          expect(starts[n]! - starts[n - 1]!).toBeGreaterThanOrEqual(slotMs)
        }
      }),
      enough,
    )
  })
})
