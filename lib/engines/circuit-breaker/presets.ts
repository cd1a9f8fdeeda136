import { breakerPolicySchema, type BreakerPolicy } from './policy'

/** The defaults of real libraries. They disagree, and the fields say where. */
export const breakerPresets = {
  /** resilience4j CircuitBreakerConfig. */
  resilience4j: breakerPolicySchema.parse({
    window: { kind: 'count', size: 100 },
    minimumCalls: 100,
    failureRatePercent: 50,
    threshold: 'inclusive',
    evaluateOn: 'every-result',
    slowCallMs: 60_000,
    slowCallRatePercent: 100,
    openMs: 60_000,
    openBoundary: 'exclusive',
    probes: 10,
    halfOpenVerdict: 'minimum-calls',
    earlyVerdict: false,
    lateResults: 'record',
  }),
  /** Polly v8 CircuitBreakerStrategyOptions. A probe that hangs is not replaced, as it was in v7. */
  polly: breakerPolicySchema.parse({
    window: { kind: 'time', seconds: 30, buckets: 10 },
    minimumCalls: 100,
    failureRatePercent: 10,
    threshold: 'inclusive',
    evaluateOn: 'failures',
    openMs: 5_000,
    openBoundary: 'inclusive',
    probes: 1,
    halfOpenVerdict: 'first-result',
    lateResults: 'record',
  }),
  /** cockatiel README. */
  cockatiel: breakerPolicySchema.parse({
    window: { kind: 'consecutive', failures: 5 },
    threshold: 'exclusive',
    evaluateOn: 'failures',
    openMs: 10_000,
    openBoundary: 'inclusive',
    probes: 1,
    halfOpenVerdict: 'all-probes',
    earlyVerdict: true,
    lateResults: 'ignore',
  }),
  /** opossum README. */
  opossum: breakerPolicySchema.parse({
    window: { kind: 'time', seconds: 10, buckets: 10 },
    minimumCalls: 1,
    failureRatePercent: 50,
    threshold: 'exclusive',
    evaluateOn: 'failures',
    openMs: 30_000,
    openBoundary: 'inclusive',
    probes: 1,
    halfOpenVerdict: 'first-result',
    lateResults: 'ignore',
    countShortCircuited: true,
    resetOnClose: false,
  }),
  /** Hystrix configuration wiki. */
  hystrix: breakerPolicySchema.parse({
    window: { kind: 'time', seconds: 10, buckets: 10 },
    minimumCalls: 20,
    failureRatePercent: 50,
    threshold: 'inclusive',
    evaluateOn: 'every-result',
    openMs: 5_000,
    openBoundary: 'exclusive',
    probes: 1,
    halfOpenVerdict: 'first-result',
    lateResults: 'ignore',
  }),
  /** Envoy outlier detection, approximately: it readmits an ejected host without a probe. */
  envoy: breakerPolicySchema.parse({
    window: { kind: 'consecutive', failures: 5 },
    openMs: [30, 60, 90, 120, 150, 180, 210, 240, 270, 300].map((seconds) => seconds * 1_000),
    probes: 1,
    halfOpenVerdict: 'first-result',
  }),
} as const satisfies Readonly<Record<string, BreakerPolicy>>
