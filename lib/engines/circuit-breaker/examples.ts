/** Runs that each show one thing; the laws of every engine are tested on them. */
import { breakerPresets } from './presets'
import { scenarioSchema, type CircuitBreakerScenario } from './scenario'

const parse = (scenario: unknown): CircuitBreakerScenario => scenarioSchema.parse(scenario)

const quick = { kind: 'exponential', meanMs: 40, capMs: 400 }
const libraries = Object.entries(breakerPresets).map(([name, breaker]) => ({
  name,
  hops: [{ breaker, timeoutMs: 1_000 }],
}))

/** Twenty seconds of outage: five libraries and a proxy open, wait and probe each in their way. */
const librariesOnOneOutage = parse({
  seed: 1,
  durationMs: 75_000,
  arrivals: { kind: 'poisson', perSecond: 40 },
  dependencies: [
    {
      latency: quick,
      errorPercent: 1,
      faults: [{ kind: 'outage', fromMs: 10_000, untilMs: 30_000, answerMs: 20 }],
    },
  ],
  lanes: libraries,
})

const judgesFailures = {
  window: { kind: 'time', seconds: 5 },
  minimumCalls: 20,
  openMs: 2_000,
  probes: 3,
}
const judgesSlowness = { ...judgesFailures, slowCallMs: 300, slowCallRatePercent: 50 }

/** The dependency answers everything, only fifteen times as slowly: no failure rate sees that. */
const slowButNotFailing = parse({
  seed: 4,
  durationMs: 40_000,
  arrivals: { kind: 'constant', perSecond: 25 },
  services: [{ threads: 20, queue: 10, workMs: 2 }],
  dependencies: [
    {
      latency: { kind: 'uniform', fromMs: 30, toMs: 90 },
      faults: [{ kind: 'slow', fromMs: 8_000, untilMs: 22_000, factor: 15 }],
    },
  ],
  lanes: [
    { name: 'failures alone', hops: [{}, { breaker: judgesFailures }] },
    { name: 'slow calls too', hops: [{}, { breaker: judgesSlowness }] },
    { name: 'time-out as failure', hops: [{}, { breaker: judgesFailures, timeoutMs: 300 }] },
  ],
})

const retry = { kind: 'full-jitter', baseMs: 100, capMs: 1_000, maxAttempts: 3 }
const retryBudget = { ratioPercent: 10, minimumPerSecond: 1, windowSeconds: 10 }

/**
 * Six slow seconds under three services. The innermost could serve 75 requests a second and is
 * sent 50; retries make that 450, so that unprotected it works for callers who have long given up.
 */
const cascade = parse({
  seed: 2,
  durationMs: 45_000,
  arrivals: { kind: 'poisson', perSecond: 50 },
  services: [
    { threads: 100, queue: 100, workMs: 1 },
    { threads: 100, queue: 100, workMs: 1 },
    { threads: 12, queue: 200, workMs: 120 },
  ],
  dependencies: [
    {
      latency: quick,
      errorPercent: 1,
      faults: [{ kind: 'slow', fromMs: 8_000, untilMs: 14_000, factor: 40 }],
    },
  ],
  lanes: [
    {
      name: 'unprotected',
      hops: [{ timeoutMs: 4_000, retry }, { timeoutMs: 3_000 }, { timeoutMs: 1_000, retry }, {}],
    },
    { name: 'without retries', hops: [{ timeoutMs: 4_000 }, {}, { timeoutMs: 1_000 }, {}] },
    {
      name: 'protected',
      hops: [
        { timeoutMs: 4_000, retry, retryBudget },
        { timeoutMs: 3_000 },
        { timeoutMs: 1_000, bulkhead: { capacity: 30 }, breaker: judgesFailures },
        { timeoutMs: 300, breaker: { ...judgesFailures, openMs: [1_000, 2_000, 4_000] } },
      ],
    },
  ],
})

/** Five dependencies behind one pool of threads; one hangs, and takes the others with it or not. */
const oneOfFive = parse({
  seed: 6,
  durationMs: 30_000,
  arrivals: { kind: 'constant', perSecond: 50 },
  services: [{ threads: 25, queue: 10 }],
  dependencies: [
    { latency: quick, faults: [{ kind: 'hang', fromMs: 5_000, untilMs: 15_000 }] },
    ...Array.from({ length: 4 }, () => ({ latency: quick })),
  ],
  lanes: [
    { name: 'one pool', hops: [{}, { timeoutMs: 5_000 }] },
    {
      name: 'a bulkhead each',
      hops: [{}, { timeoutMs: 5_000, bulkhead: { capacity: 5, queue: 0 } }],
    },
  ],
})

const opensAtOnce = { window: { kind: 'consecutive', failures: 3 }, openMs: 2_000 }

/** The first probe meets a dependency that never answers: only a probe time-out ends the episode. */
const lostProbe = parse({
  seed: 3,
  durationMs: 20_000,
  arrivals: { kind: 'constant', perSecond: 20 },
  dependencies: [
    {
      latency: { kind: 'fixed', ms: 20 },
      faults: [
        { kind: 'outage', fromMs: 2_000, untilMs: 3_000 },
        { kind: 'hang', fromMs: 3_000, untilMs: 5_000 },
      ],
    },
  ],
  lanes: [
    { name: 'waits for ever', hops: [{ breaker: opensAtOnce }] },
    {
      name: 'replaces the probe',
      hops: [{ breaker: { ...opensAtOnce, probeTimeoutMs: 1_500 } }],
    },
    {
      name: 'opens again',
      hops: [{ breaker: { ...opensAtOnce, probeTimeoutMs: 1_500, onProbeTimeout: 'reopen' } }],
    },
  ],
})

const threeTimes = { kind: 'exponential', baseMs: 100, capMs: 1_000, maxAttempts: 3 }

/** Retries through two services in an outage: three times three times three, unless bounded. */
const amplifiedRetries = parse({
  seed: 8,
  durationMs: 20_000,
  arrivals: { kind: 'poisson', perSecond: 15 },
  services: [{ threads: 100 }, { threads: 200 }],
  dependencies: [
    {
      latency: quick,
      faults: [{ kind: 'outage', fromMs: 5_000, untilMs: 12_000, answerMs: 5 }],
    },
  ],
  lanes: [
    { name: 'three tries at each tier', hops: [{ retry: threeTimes }] },
    {
      name: 'with a budget',
      hops: [
        {
          retry: threeTimes,
          retryBudget: { ratioPercent: 10, minimumPerSecond: 0.5, windowSeconds: 10 },
        },
      ],
    },
    {
      name: 'with adaptive throttling',
      hops: [{ retry: threeTimes, throttle: { k: 2, windowMs: 2_000 } }],
    },
  ],
})

export const examples: readonly CircuitBreakerScenario[] = [
  librariesOnOneOutage,
  slowButNotFailing,
  cascade,
  oneOfFive,
  lostProbe,
  amplifiedRetries,
]

/** Some 290,000 events: the libraries again, through an outage every minute. */
export const heavy: CircuitBreakerScenario = parse({
  ...librariesOnOneOutage,
  durationMs: 340_000,
  dependencies: [
    {
      latency: quick,
      errorPercent: 1,
      faults: [60_000, 120_000, 180_000, 240_000, 300_000].map((fromMs) => ({
        kind: 'outage',
        fromMs,
        untilMs: fromMs + 20_000,
        answerMs: 20,
      })),
    },
  ],
})
