import { finalMetrics } from '@/lib/engines/trace'
import type { CircuitBreakerEvent } from '@/lib/engines/circuit-breaker/event'
import type { CircuitBreakerMetrics } from '@/lib/engines/circuit-breaker/metrics'
import type { CircuitBreakerScenario } from '@/lib/engines/circuit-breaker/scenario'

import type { Challenge } from '../challenge'
import { amount, moment } from '../words'

type BreakerChallenge = Challenge<
  CircuitBreakerScenario,
  CircuitBreakerEvent,
  CircuitBreakerMetrics
>

const quick = { kind: 'exponential', meanMs: 40, capMs: 400 }
const watchful = {
  window: { kind: 'time', seconds: 5 },
  minimumCalls: 20,
  openMs: 2_000,
  probes: 3,
}

const cascadeRun = (hop: object) => ({
  seed: 1,
  durationMs: 16_000,
  arrivals: { kind: 'poisson', perSecond: 40 },
  services: [
    { threads: 40, queue: 20 },
    { threads: 20, queue: 30 },
  ],
  dependencies: [
    {
      latency: quick,
      errorPercent: 2,
      faults: [{ kind: 'slow', fromMs: 6_000, untilMs: 12_000, factor: 40 }],
    },
  ],
  lanes: [{ name: 'yours', hops: [{}, {}, hop] }],
})

const tuned: BreakerChallenge = {
  id: 'breaker-tune',
  simulator: 'circuit-breaker',
  title: 'Tune a breaker',
  task: 'From 6 to 12 s the dependency is forty times as slow. Change the innermost call so that at most one service runs out of threads, and nothing opens before the fault at 2 % errors.',
  start: cascadeRun({ timeoutMs: 5_000 }),
  editable: [['lanes', 0, 'hops', 2]],
  missed: ({ trace }) => {
    const { faultFromMs } = finalMetrics(trace)
    const early = trace.events.find(({ kind, atMs }) => kind === 'opened' && atMs < faultFromMs!)
    if (early) {
      return { atMs: early.atMs, says: `It opened at ${moment(early.atMs)}, before any fault.` }
    }
    const full = trace.events.filter(({ kind }) => kind === 'waiting' || kind === 'turned-away')
    const second = full.find(({ tier }) => tier !== full[0]!.tier)
    return second
      ? {
          atMs: second.atMs,
          says: `Service ${second.tier} ran out of threads at ${moment(second.atMs)}, after service ${full[0]!.tier} at ${moment(full[0]!.atMs)}.`,
        }
      : null
  },
  solution: cascadeRun({ timeoutMs: 300, breaker: watchful }),
  wrong: [
    cascadeRun({
      timeoutMs: 300,
      breaker: { window: { kind: 'consecutive', failures: 1 }, openMs: 2_000 },
    }),
    cascadeRun({ timeoutMs: 300, breaker: { ...watchful, failureRatePercent: 3 } }),
    cascadeRun({ timeoutMs: 5_000, breaker: watchful }),
  ],
}

const OUTAGE = { fromMs: 5_000, untilMs: 12_000 }
const THREE_TIMES = { kind: 'full-jitter', baseMs: 100, capMs: 1_000, maxAttempts: 3 }
const retryRun = (hop: object) => ({
  seed: 1,
  durationMs: 30_000,
  arrivals: { kind: 'poisson', perSecond: 30 },
  dependencies: [
    { latency: quick, errorPercent: 2, faults: [{ kind: 'outage', answerMs: 5, ...OUTAGE }] },
  ],
  lanes: [{ name: 'yours', hops: [hop] }],
})
const budget = (ratioPercent: number) => ({ ratioPercent, minimumPerSecond: 0, windowSeconds: 10 })

const budgeted: BreakerChallenge = {
  id: 'breaker-retry-budget',
  simulator: 'circuit-breaker',
  title: 'Retry without making it worse',
  task: 'From 5 to 12 s every call fails. Change retries and their budget so that the dependency gets at most 1.1 calls a request meanwhile, and 99 % of what comes after it is served.',
  start: retryRun({ retry: THREE_TIMES, retryBudget: budget(100) }),
  editable: [['lanes', 0, 'hops', 0]],
  missed: ({ trace }) => {
    const during = trace.events.filter(({ atMs }) => atMs >= OUTAGE.fromMs && atMs < OUTAGE.untilMs)
    const number = (kind: CircuitBreakerEvent['kind'], events: readonly CircuitBreakerEvent[]) =>
      events.filter((event) => event.kind === kind && event.tier === 0).length
    const [asked, called] = [number('arrived', during), number('called', during)]
    if (called > 1.1 * asked) {
      return {
        atMs: OUTAGE.untilMs,
        says: `The outage saw ${amount(called)} calls for ${amount(asked)} requests.`,
      }
    }
    const after = trace.events.filter(({ atMs }) => atMs >= OUTAGE.untilMs + 2_000)
    const [served, failed] = [number('served', after), number('failed', after)]
    return served >= 0.99 * (served + failed)
      ? null
      : {
          atMs:
            after.find(({ kind, tier }) => kind === 'failed' && tier === 0)?.atMs ?? OUTAGE.untilMs,
          says: `After the outage ${amount(failed)} of ${amount(served + failed)} requests failed.`,
        }
  },
  solution: retryRun({ retry: THREE_TIMES, retryBudget: budget(4) }),
  wrong: [
    retryRun({}),
    retryRun({ retry: THREE_TIMES }),
    retryRun({ retry: THREE_TIMES, retryBudget: budget(50) }),
  ],
}

const HANG_UNTIL_MS = 5_000
const probeRun = (breaker: object) => ({
  seed: 1,
  durationMs: 15_000,
  arrivals: { kind: 'poisson', perSecond: 20 },
  dependencies: [
    {
      latency: { kind: 'fixed', ms: 20 },
      faults: [
        { kind: 'outage', fromMs: 2_000, untilMs: 3_000 },
        { kind: 'hang', fromMs: 3_000, untilMs: HANG_UNTIL_MS },
      ],
    },
  ],
  lanes: [
    {
      name: 'yours',
      hops: [{ breaker: { window: { kind: 'consecutive', failures: 3 }, ...breaker } }],
    },
  ],
})

const unstuck: BreakerChallenge = {
  id: 'breaker-half-open',
  simulator: 'circuit-breaker',
  title: 'Un-stick half-open',
  task: 'A probe goes out while the dependency hangs, and never reports. Change the breaker so that it is closed at most 5 s after the dependency is well again, at 5 s.',
  start: probeRun({ openMs: 2_000 }),
  editable: [['lanes', 0, 'hops', 0, 'breaker']],
  missed: ({ trace }) => {
    const untilMs = HANG_UNTIL_MS + 5_000
    const last = trace.events.findLast(({ atMs }) => atMs <= untilMs)
    const state = last?.guard.breaker ?? 'closed'
    return state === 'closed'
      ? null
      : { atMs: untilMs, says: `At ${moment(untilMs)} it is still ${state}.` }
  },
  solution: probeRun({ openMs: 2_000, probeTimeoutMs: 1_000 }),
  wrong: [
    probeRun({ openMs: 1_500 }),
    probeRun({ openMs: 2_000, probes: 5 }),
    probeRun({ openMs: 2_000, probeTimeoutMs: 30_000 }),
  ],
}

export const breakerChallenges: readonly BreakerChallenge[] = [tuned, budgeted, unstuck]
