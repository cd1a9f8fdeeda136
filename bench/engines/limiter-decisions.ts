import { createLimiter, policySchema } from '@/lib/engines/rate-limit/policy'

import {
  idealAllOf,
  idealFixedWindow,
  idealGcra,
  idealIntervalBucket,
  idealLeakyBucket,
  idealSlidingCounter,
  idealSlidingLog,
  idealTokenBucket,
  type Loop,
} from './ideal-limiters'
import { makeRequests, type Requests } from './requests'
import { bestOf } from './stopwatch'

const REQUESTS = 300_000
const KEYS = 1_001
const ROUNDS = 40

export interface LimiterFigure {
  readonly name: string
  readonly oursNs: number
  readonly idealNs: number
}

const BUCKET = { kind: 'token-bucket', capacity: 10, refillTokens: 1, refillMs: 100 }
const WINDOW = { kind: 'fixed-window', limit: 10, windowMs: 1_000 }

const contests: readonly {
  readonly name: string
  readonly policy: object
  readonly ideal: Loop
}[] = [
  { name: 'token bucket', policy: BUCKET, ideal: idealTokenBucket },
  {
    name: 'token bucket, interval',
    policy: { ...BUCKET, refill: 'interval' },
    ideal: idealIntervalBucket,
  },
  { name: 'gcra', policy: { kind: 'gcra', emissionMs: 100, burst: 9 }, ideal: idealGcra },
  {
    name: 'leaky bucket',
    policy: { kind: 'leaky-bucket', ratePerSecond: 10, burst: 9, mode: 'meter' },
    ideal: idealLeakyBucket,
  },
  { name: 'fixed window', policy: WINDOW, ideal: idealFixedWindow },
  {
    name: 'sliding log',
    policy: { kind: 'sliding-log', limit: 10, windowMs: 1_000 },
    ideal: idealSlidingLog,
  },
  {
    name: 'sliding counter',
    policy: { kind: 'sliding-counter', limit: 10, windowMs: 1_000 },
    ideal: idealSlidingCounter,
  },
  {
    name: 'all of bucket and window',
    policy: { kind: 'all-of', tiers: [BUCKET, WINDOW] },
    ideal: idealAllOf,
  },
]

/** One decision of each limiter against the hand-written loop that computes the same. */
export async function benchLimiters(): Promise<readonly LimiterFigure[]> {
  const requests = makeRequests(REQUESTS, KEYS)
  const figures: LimiterFigure[] = []
  for (const { name, policy, ideal } of contests) {
    if (decideAll(policy, requests) !== ideal(requests)) throw new Error(`${name}: results differ`)
    const best = await bestOf(
      [
        { name: 'ours', run: () => decideAll(policy, requests) },
        { name: 'ideal', run: () => ideal(requests) },
      ],
      ROUNDS,
    )
    const nanoseconds = (who: string) => (best.get(who)! * 1e6) / REQUESTS
    figures.push({ name, oursNs: nanoseconds('ours'), idealNs: nanoseconds('ideal') })
  }
  return figures
}

export function decideAll(policy: unknown, { times, keys, costs, keyCount }: Requests): number {
  const limiter = createLimiter(policySchema.parse(policy))
  const states = new Array<unknown>(keyCount).fill(limiter.initial)
  let sum = 0
  for (let n = 0; n < times.length; n += 1) {
    const key = keys[n]!
    const { state, allowed, remaining, retryAfterMs } = limiter.decide(
      states[key],
      times[n]!,
      costs[n]!,
    )
    states[key] = state
    sum += (allowed ? 1 : 0) + remaining + retryAfterMs
  }
  return sum
}
