import type { TraceEvent } from '@/lib/engines/engine'
import type { Trace } from '@/lib/engines/trace'

/** What a run has come to in the end: the last checkpoint and the short tail behind it. */
export function finalMetrics<Event extends TraceEvent, Metrics>({
  events,
  checkpoints,
  add,
}: Trace<Event, Metrics>): Metrics {
  const last = checkpoints.length - 1
  return events.slice(last * CHECKPOINT_EVERY).reduce(add, checkpoints[last]!)
}

/** As in lib/engines/trace. */
const CHECKPOINT_EVERY = 1_000
