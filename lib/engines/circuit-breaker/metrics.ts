import type { CircuitBreakerEvent, CircuitBreakerEventKind } from './event'
import type { CircuitBreakerScenario } from './scenario'

/** So many requests served in a row mean that the fault is over for the callers too. */
const RECOVERED_AFTER = 20

export interface CircuitBreakerMetrics {
  /** When the first fault begins and the last one ends; null when there is none. */
  readonly faultFromMs: number | null
  readonly faultUntilMs: number | null
  readonly lanes: readonly LaneMetrics[]
}

export interface LaneMetrics {
  /** The callers first, then the services. */
  readonly tiers: readonly TierMetrics[]
  /** Of the callers' requests that were answered, either way. */
  readonly totalDurationMs: number
  readonly longestDurationMs: number
  /** Openings before any fault. */
  readonly falseOpenings: number
  /** Requests served in a row since the last fault ended, and when the first of them was. */
  readonly streak: number
  readonly streakFromMs: number
  /** When the first streak of 20 began. */
  readonly recoveredAtMs: number | null
}

export interface TierMetrics {
  readonly counts: Readonly<Record<CircuitBreakerEventKind, number>>
  readonly mostThreads: number
  readonly mostWaiting: number
}

const NO_TIER: TierMetrics = {
  counts: {
    arrived: 0,
    waiting: 0,
    resumed: 0,
    'turned-away': 0,
    served: 0,
    failed: 0,
    throttled: 0,
    'short-circuited': 0,
    'bulkhead-full': 0,
    queued: 0,
    called: 0,
    succeeded: 0,
    errored: 0,
    'timed-out': 0,
    retrying: 0,
    'retry-refused': 0,
    opened: 0,
    'half-opened': 0,
    closed: 0,
  },
  mostThreads: 0,
  mostWaiting: 0,
}

/** Calls that reach a dependency per request of the callers: 1 without retries, r^k through k tiers. */
export function amplification({ tiers }: LaneMetrics): number {
  const requests = tiers[0]!.counts.arrived
  return requests === 0 ? 0 : tiers.at(-1)!.counts.called / requests
}

/** How far a fault climbed: the services that ran out of threads, so that requests waited or were turned away. */
export function cascadeDepth({ tiers }: LaneMetrics): number {
  return tiers.filter(({ counts }) => counts.waiting + counts['turned-away'] > 0).length
}

/** How long after the last fault the callers were served again; null while they are not. */
export function recoveryMs(
  { faultUntilMs }: CircuitBreakerMetrics,
  lane: LaneMetrics,
): number | null {
  if (faultUntilMs === null || lane.recoveredAtMs === null) return null
  return lane.recoveredAtMs - faultUntilMs
}

export function startMetrics(scenario: CircuitBreakerScenario): CircuitBreakerMetrics {
  const faults = scenario.dependencies.flatMap((dependency) => dependency.faults)
  const tiers = [NO_TIER, ...scenario.services.map(() => NO_TIER)]
  const lane: LaneMetrics = {
    tiers,
    totalDurationMs: 0,
    longestDurationMs: 0,
    falseOpenings: 0,
    streak: 0,
    streakFromMs: 0,
    recoveredAtMs: null,
  }
  return {
    faultFromMs: faults.length === 0 ? null : Math.min(...faults.map(({ fromMs }) => fromMs)),
    faultUntilMs: faults.length === 0 ? null : Math.max(...faults.map(({ untilMs }) => untilMs)),
    lanes: scenario.lanes.map(() => lane),
  }
}

export function addEvent(
  metrics: CircuitBreakerMetrics,
  event: CircuitBreakerEvent,
): CircuitBreakerMetrics {
  const { faultFromMs, faultUntilMs } = metrics
  const lanes = metrics.lanes.slice()
  const lane = addToTier(lanes[event.lane]!, event)
  lanes[event.lane] = lane
  const isAnswer = event.tier === 0 && (event.kind === 'served' || event.kind === 'failed')
  if (isAnswer) lanes[event.lane] = addAnswer(lane, event, faultUntilMs)
  else if (event.kind === 'opened' && (faultFromMs === null || event.atMs < faultFromMs))
    lanes[event.lane] = { ...lane, falseOpenings: lane.falseOpenings + 1 }
  return { faultFromMs, faultUntilMs, lanes }
}

function addToTier(lane: LaneMetrics, event: CircuitBreakerEvent): LaneMetrics {
  const { counts, mostThreads, mostWaiting } = lane.tiers[event.tier]!
  const tiers = lane.tiers.slice()
  tiers[event.tier] = {
    counts: { ...counts, [event.kind]: counts[event.kind] + 1 },
    mostThreads: Math.max(mostThreads, event.threads),
    mostWaiting: Math.max(mostWaiting, event.waiting),
  }
  return { ...lane, tiers }
}

/** The callers were answered. */
function addAnswer(
  lane: LaneMetrics,
  { kind, atMs, durationMs }: CircuitBreakerEvent,
  faultUntilMs: number | null,
): LaneMetrics {
  const totalDurationMs = lane.totalDurationMs + durationMs
  const longestDurationMs = Math.max(lane.longestDurationMs, durationMs)
  const isAfterFault = faultUntilMs !== null && atMs >= faultUntilMs
  const streak = kind === 'served' && isAfterFault ? lane.streak + 1 : 0
  const streakFromMs = streak === 1 ? atMs : lane.streakFromMs
  const recoveredAtMs = lane.recoveredAtMs ?? (streak === RECOVERED_AFTER ? streakFromMs : null)
  return { ...lane, totalDurationMs, longestDurationMs, streak, streakFromMs, recoveredAtMs }
}
