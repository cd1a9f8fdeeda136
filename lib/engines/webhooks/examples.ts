/** Runs that each show one thing; the laws of every engine are tested on them. */
import type { WebhookScenario } from './scenario'
import { webhooks } from './webhooks'

const parse = (scenario: unknown): WebhookScenario => webhooks.scenario.parse(scenario)

const fullJitter = { kind: 'full-jitter', baseMs: 1_000, capMs: 60_000, maxAttempts: 8 }

/** Two hundred events fail together in an outage and come back together, every 20 seconds. */
const herd = parse({
  seed: 11,
  durationMs: 180_000,
  sender: { backoff: { kind: 'fixed', delayMs: 20_000, maxAttempts: 8 } },
  endpoints: [
    {
      traffic: { kind: 'bursts', perSecond: 200, onMs: 1_000, offMs: 29_000 },
      concurrency: 200,
      latency: { kind: 'log-normal', medianMs: 80, sigma: 0.5 },
      outages: [{ fromMs: 30_000, untilMs: 90_000, answer: 503 }],
    },
  ],
})

const jittered = parse({ ...herd, sender: { backoff: fullJitter } })

/** One pool of workers: an endpoint that never answers keeps them busy until each time-out. */
const sharedPool = parse({
  seed: 4,
  durationMs: 120_000,
  sender: { backoff: fullJitter, timeoutMs: 15_000, workers: 12 },
  endpoints: [
    { traffic: { kind: 'constant', perSecond: 4 }, concurrency: 12 },
    {
      traffic: { kind: 'constant', perSecond: 2 },
      concurrency: 12,
      outages: [{ fromMs: 10_000, untilMs: 120_000, answer: 'timeout' }],
    },
  ],
})

/** Open breaker, throttle, 410 and a manual replay after the repair. */
const troubled = parse({
  seed: 9,
  durationMs: 300_000,
  sender: {
    backoff: { kind: 'equal-jitter', baseMs: 500, capMs: 30_000, maxAttempts: 4 },
    breaker: { window: { kind: 'count', size: 10 }, minimumCalls: 5, openMs: [5_000, 20_000] },
    disableAfterMs: 90_000,
  },
  endpoints: [
    {
      traffic: { kind: 'bursts', perSecond: 4, onMs: 5_000, offMs: 10_000 },
      outages: [{ fromMs: 20_000, untilMs: 150_000 }],
      faults: [{ percent: 5, answer: 429, retryAfterSeconds: 3 }],
    },
    { traffic: { kind: 'poisson', perSecond: 2 }, limitPerSecond: 2 },
    { traffic: { kind: 'constant', perSecond: 1 }, goneFromMs: 60_000 },
  ],
  replays: [{ atMs: 200_000, endpoint: 0 }],
})

/** Lost answers, late work, a secret that changes and somebody who sends copies. */
const doubtful = parse({
  seed: 21,
  durationMs: 240_000,
  sender: { backoff: fullJitter, timeoutMs: 5_000 },
  endpoints: [
    {
      traffic: { kind: 'poisson', perSecond: 3 },
      subjects: 20,
      concurrency: 20,
      latency: { kind: 'exponential', leastMs: 50, meanMs: 1_500 },
      faults: [{ percent: 10, answer: 502, isProcessed: true }],
    },
  ],
  consumer: {
    dedupe: { kind: 'by-id', retentionMs: 20_000 },
    ordering: 'none',
    verify: { kind: 'timestamped', toleranceSeconds: 30 },
    clockSkewMs: -2_000,
  },
  rotation: { senderAtMs: 60_000, overlapMs: 60_000, consumerAtMs: 90_000 },
  attack: { kind: 'replay', everyNth: 7, afterMs: 28_000 },
})

export const examples: readonly WebhookScenario[] = [herd, jittered, sharedPool, troubled, doubtful]

/** A healthy, a failing and a dead endpoint: about 250,000 events. */
export const heavy = parse({
  seed: 1,
  durationMs: 200_000,
  sender: { backoff: { ...fullJitter, baseMs: 200, capMs: 5_000 } },
  endpoints: [
    { traffic: { kind: 'constant', perSecond: 60 }, concurrency: 100 },
    {
      traffic: { kind: 'poisson', perSecond: 55 },
      concurrency: 100,
      latency: { kind: 'exponential', meanMs: 150 },
      faults: [{ percent: 50, answer: 500 }],
    },
    {
      traffic: { kind: 'poisson', perSecond: 20 },
      concurrency: 400,
      outages: [{ fromMs: 0, untilMs: 200_000 }],
    },
  ],
})
