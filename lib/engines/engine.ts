import type { ZodMiniType } from 'zod/mini'

/**
 * The one contract every simulator keeps.
 *
 * A scenario goes in, events come out in time order, and everything on screen is
 * derived from them. Engines read no clock and draw no unseeded number, which is
 * what lets the scrubber move backwards and a test compare whole runs.
 */
export interface Engine<Scenario, Event extends TraceEvent, Metrics> {
  /** Parses whatever a form, a link or a content file hands us, and bounds the run. */
  readonly scenario: ZodMiniType<Scenario>
  /** Emits the complete run in time order and keeps none of it. Equal scenarios emit equal events. */
  simulate(scenario: Scenario, emit: (event: Event) => void): void
  /** A fold, so the numbers at any instant follow from an earlier instant. */
  readonly metrics: {
    start(scenario: Scenario): Metrics
    /** Returns a new value: checkpoints keep the old ones. */
    add(metrics: Metrics, event: Event): Metrics
  }
}

/** Events also carry the state they left behind, so a view never recomputes it. */
export interface TraceEvent {
  readonly kind: string
  readonly atMs: number
}
