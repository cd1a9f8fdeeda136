import type { CircuitBreakerEvent } from '@/lib/engines/circuit-breaker/event'
import type { LaneMetrics } from '@/lib/engines/circuit-breaker/metrics'

export const callers = (lane: LaneMetrics) => lane.tiers[0]!.counts
export const sumOf = (lane: LaneMetrics, kind: CircuitBreakerEvent['kind']) =>
  lane.tiers.reduce((sum, { counts }) => sum + counts[kind], 0)

export const openings = (lane: LaneMetrics) => sumOf(lane, 'opened')
