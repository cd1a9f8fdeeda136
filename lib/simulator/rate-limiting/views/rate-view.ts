import type { RateLimitEvent } from '@/lib/engines/rate-limit/event'
import type { RateLimitMetrics } from '@/lib/engines/rate-limit/metrics'
import type { Lane, RateLimitScenario } from '@/lib/engines/rate-limit/scenario'
import { countBy } from '@/lib/engines/trace'

import type { View } from '../../view'
import type { RateLimitRun } from '../reading'

export type RateView = View<RateLimitScenario, RateLimitEvent, RateLimitMetrics>

export type ClusterLane = Extract<Lane, { readonly kind: 'cluster' }>

export const hasCluster = ({ lanes }: RateLimitScenario) =>
  lanes.some(({ kind }) => kind === 'cluster')

/** The newest event of every key in every lane, up to a moment. */
export function newestOfKeys(
  { scenario, trace }: RateLimitRun,
  atMs: number,
): readonly ReadonlyMap<number, RateLimitEvent>[] {
  const newest = scenario.lanes.map(() => new Map<number, RateLimitEvent>())
  for (let n = countBy(trace.events, atMs) - 1; n >= 0; n -= 1) {
    const event = trace.events[n]!
    const keys = newest[event.lane]!
    if (!keys.has(event.key)) keys.set(event.key, event)
  }
  return newest
}
