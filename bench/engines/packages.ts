/** The same job by a package, as it is used, and by ours. */
import { createRequire } from 'node:module'

import { circuitBreaker, ConsecutiveBreaker, handleAll } from 'cockatiel'
import { TokenBucket } from 'limiter'
import { RateLimiterMemory } from 'rate-limiter-flexible'

import { createBreaker } from '@/lib/engines/circuit-breaker/breaker'
import { breakerPresets } from '@/lib/engines/circuit-breaker/presets'

import { decideAll } from './limiter-decisions'
import { makeRequests, type Requests } from './requests'
import { bestOf } from './stopwatch'

const REQUESTS = 50_000
const KEYS = 1_001
const ROUNDS = 15

export interface PackageFigure {
  readonly name: string
  readonly job: string
  readonly theirsNs: number
  readonly oursNs: number
}

interface Race {
  readonly name: string
  readonly job: string
  readonly theirs: (requests: Requests) => number | Promise<number>
  readonly ours: (requests: Requests) => number
}

const races: readonly Race[] = [
  {
    name: 'limiter 4.1.0',
    job: 'token bucket',
    theirs: limiterBuckets,
    ours: (requests) =>
      decideAll(
        { kind: 'token-bucket', capacity: 10, refillTokens: 10, refillMs: 1_000, initialTokens: 0 },
        requests,
      ),
  },
  {
    name: 'rate-limiter-flexible 11.4.0',
    job: 'window from the first request',
    theirs: flexibleWindows,
    ours: (requests) =>
      decideAll(
        {
          kind: 'fixed-window',
          limit: 10,
          windowMs: 1_000,
          anchor: 'first-request',
          chargeRejected: true,
        },
        requests,
      ),
  },
  {
    name: 'cockatiel 3.2.1',
    job: 'consecutive breaker',
    theirs: cockatielCalls,
    ours: (requests) => breakerCalls('cockatiel', requests),
  },
  {
    name: 'opossum 9.0.0',
    job: 'rolling-window breaker',
    theirs: opossumCalls,
    ours: (requests) => breakerCalls('opossum', requests),
  },
]

export async function benchPackages(): Promise<readonly PackageFigure[]> {
  const requests = makeRequests(REQUESTS, KEYS)
  const figures: PackageFigure[] = []
  for (const { name, job, theirs, ours } of races) {
    const best = await bestOf(
      [
        { name: 'theirs', run: () => theirs(requests) },
        { name: 'ours', run: () => ours(requests) },
      ],
      ROUNDS,
    )
    const nanoseconds = (who: string) => (best.get(who)! * 1e6) / REQUESTS
    figures.push({ name, job, theirsNs: nanoseconds('theirs'), oursNs: nanoseconds('ours') })
  }
  return figures
}

/** The package sees the times of the requests, which costs less than its reading a real clock. */
async function underFakeClock(
  loop: (setClock: (atMs: number) => void) => number | Promise<number>,
): Promise<number> {
  const clocks = { performance: performance.now, date: Date.now }
  let nowMs = 0
  performance.now = () => nowMs
  Date.now = () => nowMs
  try {
    return await loop((atMs) => (nowMs = atMs))
  } finally {
    performance.now = clocks.performance
    Date.now = clocks.date
  }
}

function limiterBuckets({ times, keys, costs, keyCount }: Requests): Promise<number> {
  return underFakeClock((setClock) => {
    const buckets = Array.from(
      { length: keyCount },
      () => new TokenBucket({ bucketSize: 10, tokensPerInterval: 10, interval: 1_000 }),
    )
    let sum = 0
    for (let n = 0; n < times.length; n += 1) {
      setClock(times[n]!)
      const bucket = buckets[keys[n]!]!
      const isAllowed = bucket.tryRemoveTokens(costs[n]!)
      sum += isAllowed ? 1 + bucket.content : bucket.getWaitTime(costs[n]!)
    }
    return sum
  })
}

function flexibleWindows({ times, keys, costs }: Requests): Promise<number> {
  return underFakeClock(async (setClock) => {
    const limiter = new RateLimiterMemory({ points: 10, duration: 1 })
    let sum = 0
    for (let n = 0; n < times.length; n += 1) {
      setClock(times[n]!)
      const consumed = limiter.consume(String(keys[n]), costs[n])
      sum += await consumed.then(
        ({ remainingPoints }) => 1 + remainingPoints,
        ({ msBeforeNext }: { readonly msBeforeNext: number }) => msBeforeNext,
      )
    }
    return sum
  })
}

/** Every tenth call fails, which never opens a breaker: it is timed while it lets calls through. */
const isFailure = (n: number) => n % 10 === 0
const failure = new Error('planned')

function cockatielCalls({ times }: Requests): Promise<number> {
  return underFakeClock(async (setClock) => {
    const breaker = circuitBreaker(handleAll, {
      halfOpenAfter: 10_000,
      breaker: new ConsecutiveBreaker(5),
    })
    return callAll(times, setClock, (n) =>
      breaker.execute(() => (isFailure(n) ? Promise.reject(failure) : n)),
    )
  })
}

/** The part of opossum used here; the package ships no types. */
interface Opossum {
  fire(n: number): Promise<number>
  shutdown(): void
}
type OpossumClass = new (action: (n: number) => Promise<number>, options: object) => Opossum
const CircuitBreaker = createRequire(import.meta.url)('opossum') as OpossumClass

function opossumCalls({ times }: Requests): Promise<number> {
  return underFakeClock(async (setClock) => {
    const action = (n: number) => (isFailure(n) ? Promise.reject(failure) : Promise.resolve(n))
    const breaker = new CircuitBreaker(action, { timeout: false })
    const sum = await callAll(times, setClock, (n) => breaker.fire(n))
    breaker.shutdown()
    return sum
  })
}

async function callAll(
  times: Int32Array,
  setClock: (atMs: number) => void,
  call: (n: number) => Promise<number>,
): Promise<number> {
  let sum = 0
  for (let n = 0; n < times.length; n += 1) {
    setClock(times[n]!)
    sum += await call(n).catch(() => 1)
  }
  return sum
}

function breakerCalls(preset: 'cockatiel' | 'opossum', { times }: Requests): number {
  const breaker = createBreaker(breakerPresets[preset])
  let state = breaker.initial
  let sum = 0
  for (let n = 0; n < times.length; n += 1) {
    const { state: during, admitted, probe } = breaker.admit(state, times[n]!)
    const outcome = { ok: !isFailure(n), durationMs: 5, probe }
    state = breaker.record(during, times[n]!, outcome).state
    sum += admitted ? 1 : 0
  }
  return sum
}
