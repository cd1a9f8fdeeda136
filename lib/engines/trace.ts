import type { Engine, TraceEvent } from './engine'

const CHECKPOINT_EVERY = 1_000

/** A finished run: what a scrubber needs to stand at any moment of it. */
export interface Trace<Event extends TraceEvent, Metrics> {
  readonly events: readonly Event[]
  /** `checkpoints[n]` holds the metrics after the first n × 1,000 events. */
  readonly checkpoints: readonly Metrics[]
  readonly add: (metrics: Metrics, event: Event) => Metrics
}

/** Runs the engine once and keeps every event. */
export function record<Scenario, Event extends TraceEvent, Metrics>(
  engine: Engine<Scenario, Event, Metrics>,
  scenario: Scenario,
): Trace<Event, Metrics> {
  const { metrics } = engine
  const events: Event[] = []
  let current = metrics.start(scenario)
  const checkpoints = [current]

  engine.simulate(scenario, (event) => {
    events.push(event)
    current = metrics.add(current, event)
    if (events.length % CHECKPOINT_EVERY === 0) checkpoints.push(current)
  })
  return { events, checkpoints, add: (before, event) => metrics.add(before, event) }
}

/** The metrics as they stood at `atMs`, inclusive; never folds more than 999 events. */
export function metricsAt<Event extends TraceEvent, Metrics>(
  { events, checkpoints, add }: Trace<Event, Metrics>,
  atMs: number,
): Metrics {
  const seen = countBy(events, atMs)
  const checkpoint = Math.floor(seen / CHECKPOINT_EVERY)
  let metrics: Metrics = checkpoints[checkpoint]!
  for (let n = checkpoint * CHECKPOINT_EVERY; n < seen; n += 1) metrics = add(metrics, events[n]!)
  return metrics
}

/** What a run has come to in the end. */
export const finalMetrics = <Event extends TraceEvent, Metrics>(trace: Trace<Event, Metrics>) =>
  metricsAt(trace, Infinity)

/** What happened from `fromMs` to `toMs`, both ends included. */
export function eventsBetween<Event extends TraceEvent>(
  { events }: Pick<Trace<Event, unknown>, 'events'>,
  fromMs: number,
  toMs: number,
): Event[] {
  return events.slice(countBefore(events, fromMs), countBy(events, toMs))
}

type Timed = Pick<TraceEvent, 'atMs'>

/** How many events happened before `atMs`: a binary search, as events are in time order. */
function countBefore(events: readonly Timed[], atMs: number): number {
  let low = 0
  let high = events.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (events[middle]!.atMs < atMs) low = middle + 1
    else high = middle
  }
  return low
}

/** How many events happened by `atMs`. Times are whole, so "by t" is "before the next". */
export function countBy(events: readonly Timed[], atMs: number): number {
  return countBefore(events, Math.floor(atMs) + 1)
}
