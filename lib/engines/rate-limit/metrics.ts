import type { RateLimitEvent } from './event'
import type { RateLimitScenario } from './scenario'

export interface RateLimitMetrics {
  readonly requests: number
  /** The first request on which two lanes disagreed. */
  readonly divergence: { readonly request: number; readonly atMs: number } | null
  /** What the first lane said to the newest request. */
  readonly isFirstLaneAdmitting: boolean
  readonly lanes: readonly LaneMetrics[]
}

export interface LaneMetrics {
  readonly offered: number
  readonly allowed: number
  readonly delayed: number
  readonly throttled: number
  readonly admittedCost: number
  /** The most that one key was ever admitted in a trailing window, and when first. */
  readonly worstTrailing: number
  readonly worstTrailingAtMs: number
  readonly longestRetryAfterMs: number
  readonly longestDelayMs: number
  readonly totalDelayMs: number
  /** For fairness: keys that asked, and the sum over them of admitted requests squared. */
  readonly keys: number
  readonly squares: number
  readonly storeOps: number
  readonly totalLatencyMs: number
  /** The most that a cluster admitted to one key in one of its own windows. */
  readonly worstWindow: number
}

const NOTHING: LaneMetrics = {
  offered: 0,
  allowed: 0,
  delayed: 0,
  throttled: 0,
  admittedCost: 0,
  worstTrailing: 0,
  worstTrailingAtMs: 0,
  longestRetryAfterMs: 0,
  longestDelayMs: 0,
  totalDelayMs: 0,
  keys: 0,
  squares: 0,
  storeOps: 0,
  totalLatencyMs: 0,
  worstWindow: 0,
}

/**
 * Jain's index over the keys that asked: 1 when all were admitted equally often, 1/n when one of
 * n got everything. R. Jain, D. Chiu, W. Hawe, DEC-TR-301 (1984): (Σx)² / (n · Σx²).
 */
export function fairness({ allowed, delayed, keys, squares }: LaneMetrics): number {
  const sum = allowed + delayed
  return squares === 0 ? 1 : (sum * sum) / (keys * squares)
}

export function startMetrics({ lanes }: RateLimitScenario): RateLimitMetrics {
  return {
    requests: 0,
    divergence: null,
    isFirstLaneAdmitting: false,
    lanes: lanes.map(() => NOTHING),
  }
}

export function addEvent(metrics: RateLimitMetrics, event: RateLimitEvent): RateLimitMetrics {
  const lanes = metrics.lanes.slice()
  lanes[event.lane] = addToLane(lanes[event.lane]!, event)
  const { requests, divergence, isFirstLaneAdmitting } = metrics
  // Retries are no common traffic: only first attempts can be compared.
  if (event.attempt > 1) return { requests, divergence, isFirstLaneAdmitting, lanes }

  const isAdmitted = event.kind !== 'throttled'
  if (event.lane === 0) {
    return { requests: requests + 1, divergence, isFirstLaneAdmitting: isAdmitted, lanes }
  }
  const parts = divergence === null && isAdmitted !== isFirstLaneAdmitting
  const { request, atMs } = event
  return {
    requests,
    divergence: parts ? { request, atMs } : divergence,
    isFirstLaneAdmitting,
    lanes,
  }
}

const NO_CALL = { storeOps: 0, latencyMs: 0, admitted: 0 }

function addToLane(lane: LaneMetrics, event: RateLimitEvent): LaneMetrics {
  const { kind, cost, delayMs, retryAfterMs, trailing, keyAdmitted } = event
  const { storeOps, latencyMs, admitted: inWindow } = event.cluster ?? NO_CALL
  const admitted = kind === 'throttled' ? 0 : 1
  const isWorse = trailing > lane.worstTrailing
  const waitMs = retryAfterMs === Infinity ? 0 : retryAfterMs
  return {
    offered: lane.offered + 1,
    allowed: lane.allowed + Number(kind === 'allowed'),
    delayed: lane.delayed + Number(kind === 'delayed'),
    throttled: lane.throttled + 1 - admitted,
    admittedCost: lane.admittedCost + admitted * cost,
    worstTrailing: isWorse ? trailing : lane.worstTrailing,
    worstTrailingAtMs: isWorse ? event.atMs : lane.worstTrailingAtMs,
    longestRetryAfterMs: Math.max(lane.longestRetryAfterMs, waitMs),
    longestDelayMs: Math.max(lane.longestDelayMs, delayMs),
    totalDelayMs: lane.totalDelayMs + delayMs,
    keys: lane.keys + Number(event.keyOffered === 1),
    // n² − (n − 1)² for the key that now has n.
    squares: lane.squares + admitted * (2 * keyAdmitted - 1),
    storeOps: lane.storeOps + storeOps,
    totalLatencyMs: lane.totalLatencyMs + latencyMs,
    worstWindow: Math.max(lane.worstWindow, inWindow),
  }
}
