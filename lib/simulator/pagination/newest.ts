import type { PaginationEvent } from '@/lib/engines/pagination/event'
import type { PaginationMetrics } from '@/lib/engines/pagination/metrics'
import type { PaginationScenario } from '@/lib/engines/pagination/scenario'
import { countBy } from '@/lib/engines/trace'

import type { Run } from '../instrument'

export type PaginationRun = Run<PaginationScenario, PaginationEvent, PaginationMetrics>

/** The newest event of each lane: they read and meet writes at the same times. */
export function newestOf(
  { scenario, trace }: PaginationRun,
  atMs: number,
): readonly PaginationEvent[] {
  const seen = countBy(trace.events, atMs)
  return trace.events.slice(Math.max(0, seen - scenario.lanes.length), seen)
}
