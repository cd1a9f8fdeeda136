import type { RateLimitEvent } from '@/lib/engines/rate-limit/event'
import type { RateLimitMetrics } from '@/lib/engines/rate-limit/metrics'
import type { RateLimitScenario } from '@/lib/engines/rate-limit/scenario'

import type { Challenge } from '../challenge'
import { amount, moment } from '../words'
import { fourNodes } from './challenge-four-nodes'
import { tierLeak } from './challenge-tier-leak'

export type RateLimitChallenge = Challenge<RateLimitScenario, RateLimitEvent, RateLimitMetrics>

const policy = (rules: object) => ({ kind: 'policy', policy: rules })
const even = (perSecond: number, part: object) => ({
  arrivals: { kind: 'constant', perSecond },
  ...part,
})

const LIMIT = 10
const admittedAt = (events: readonly RateLimitEvent[]) =>
  events.filter(({ kind }) => kind !== 'throttled').map(({ atMs }) => atMs)

const windowRun = (sources: readonly object[]) => ({
  seed: 1,
  durationMs: 3_000,
  sources,
  lanes: [policy({ kind: 'fixed-window', limit: LIMIT, windowMs: 1_000 })],
})

const twice: RateLimitChallenge = {
  id: 'limit-twice',
  simulator: 'rate-limiting',
  title: 'Twice the limit through a fixed window',
  task: 'The window admits 10 requests a second. Change the traffic so that 20 are admitted within 2 ms.',
  start: windowRun([even(5, { untilMs: 3_000 })]),
  editable: [['sources']],
  missed: ({ trace }) => {
    const times = admittedAt(trace.events)
    const inTwo = times.map((atMs) => times.filter((t) => t > atMs - 2 && t <= atMs).length)
    const most = Math.max(0, ...inTwo)
    const atMs = times[inTwo.indexOf(most)] ?? 0
    return most >= 2 * LIMIT
      ? null
      : { atMs, says: `The most in any 2 ms is ${amount(most)}, at ${moment(atMs)}.` }
  },
  solution: windowRun([even(10_000, { fromMs: 1_999, untilMs: 2_001 })]),
  wrong: [
    windowRun([even(10_000, { fromMs: 1_500, untilMs: 1_502 })]),
    windowRun([even(1_000, { fromMs: 1_990, untilMs: 2_010 })]),
    windowRun([{ arrivals: { kind: 'poisson', perSecond: 100 }, untilMs: 3_000 }]),
  ],
}

const COUNTER_LIMIT = 20
const counterRun = (sources: readonly object[]) => ({
  seed: 1,
  durationMs: 30_000,
  trailingMs: 10_000,
  sources,
  lanes: [policy({ kind: 'sliding-counter', limit: COUNTER_LIMIT, windowMs: 10_000 })],
})

const pushed: RateLimitChallenge = {
  id: 'limit-push-the-counter',
  simulator: 'rate-limiting',
  title: 'Push the sliding counter',
  task: 'It promises 20 in 10 s and guesses that the window before was even. Change the traffic so that 38 are admitted within some 10 s.',
  start: counterRun([even(2, { untilMs: 9_000 }), even(2, { fromMs: 10_000 })]),
  editable: [['sources']],
  missed: ({ trace }) => {
    const worst = trace.events.reduce(
      (most, event) => (event.trailing > most.trailing ? event : most),
      { trailing: 0, atMs: 0 },
    )
    return worst.trailing >= 1.9 * COUNTER_LIMIT
      ? null
      : {
          atMs: worst.atMs,
          says: `The most in any 10 s is ${amount(worst.trailing)}, up to ${moment(worst.atMs)}.`,
        }
  },
  solution: counterRun([
    even(20_000, { fromMs: 9_999, untilMs: 10_000 }),
    even(20, { fromMs: 10_000 }),
  ]),
  wrong: [
    counterRun([even(20_000, { fromMs: 0, untilMs: 1 }), even(20, { fromMs: 10_000 })]),
    counterRun([
      even(20_000, { fromMs: 9_999, untilMs: 10_000 }),
      even(20_000, { fromMs: 10_000, untilMs: 10_001 }),
    ]),
    counterRun([
      { arrivals: { kind: 'poisson', perSecond: 4 }, untilMs: 9_000 },
      even(2, { fromMs: 10_000 }),
    ]),
  ],
}

const HUMAN = 0
const SCRAPER_MOST = 150
const bucketRun = (capacity: number, refillTokens: number, refillMs = 1_000) => ({
  seed: 1,
  durationMs: 60_000,
  sources: [
    { arrivals: { kind: 'bursts', perSecond: 4, onMs: 3_000, offMs: 9_000 }, firstKey: HUMAN },
    { arrivals: { kind: 'poisson', perSecond: 20 }, firstKey: 1 },
  ],
  lanes: [policy({ kind: 'token-bucket', capacity, refillTokens, refillMs })],
})

const rateAndBurst: RateLimitChallenge = {
  id: 'limit-rate-and-burst',
  simulator: 'rate-limiting',
  title: 'Choose rate and burst',
  task: 'Key 0 is a person who clicks in bursts, key 1 a scraper. Change the bucket so that 99 % of the person’s requests pass and at most 150 of the scraper’s in this minute.',
  start: bucketRun(5, 1),
  editable: [['lanes', 0, 'policy']],
  missed: ({ trace, scenario }) => {
    const of = (key: number) => trace.events.filter((event) => event.key === key)
    const human = of(HUMAN)
    const refused = human.filter(({ kind }) => kind === 'throttled')
    if (refused.length > 0.01 * human.length) {
      return {
        atMs: refused[0]!.atMs,
        says: `${amount(refused.length)} of the person’s ${amount(human.length)} requests are refused, the first at ${moment(refused[0]!.atMs)}.`,
      }
    }
    const scraped = admittedAt(of(1))
    return scraped.length <= SCRAPER_MOST
      ? null
      : {
          atMs: scraped[SCRAPER_MOST] ?? scenario.durationMs,
          says: `The scraper got ${amount(scraped.length)} through; request ${SCRAPER_MOST + 1} passed at ${moment(scraped[SCRAPER_MOST]!)}.`,
        }
  },
  solution: bucketRun(30, 3, 1_500),
  wrong: [bucketRun(5, 2), bucketRun(30, 5), bucketRun(100, 1)],
}

export const rateLimitChallenges: readonly RateLimitChallenge[] = [
  twice,
  pushed,
  rateAndBurst,
  fourNodes,
  tierLeak,
]
