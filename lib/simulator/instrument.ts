import type { Engine, TraceEvent } from '@/lib/engines/engine'
import type { Trace } from '@/lib/engines/trace'

import type { Field } from './field'
import type { Reading, Shape } from './reading'
import type { View } from './view'

/** A scenario and what became of it. */
export interface Run<Scenario, Event extends TraceEvent, Metrics> {
  readonly scenario: Scenario
  readonly trace: Trace<Event, Metrics>
}

/**
 * What a simulator adds to its engine: which controls it has, what its figure shows and how it says
 * in words what happened. Pages, worker, links, challenges and searches are the same for all.
 */
export interface Instrument<Scenario, Event extends TraceEvent, Metrics> {
  /** Also the id of the engine, and the slug of the page. */
  readonly id: string
  readonly title: string
  /** One line below the title. */
  readonly lead: string
  readonly engine: Engine<Scenario, Event, Metrics>
  /** The controls that make sense for this scenario. The schema decides what they may hold. */
  fields(scenario: Scenario): readonly Field[]
  /** Everything that is drawn of a run, as plain data that survives `structuredClone`. */
  reading(run: Run<Scenario, Event, Metrics>): Reading
  /** What holds at one moment of the run. */
  moment(run: Run<Scenario, Event, Metrics>, atMs: number): Moment
  /** Closer looks at a moment; the first that a scenario has is open. */
  readonly views: readonly View<Scenario, Event, Metrics>[]
  readonly columns: readonly Column<Event>[]
  /** Happenings that can be added at a moment. None of them changes what was before it. */
  forks(scenario: Scenario, atMs: number): readonly Fork<Scenario>[]
  /** One more request at a moment, for whoever sends them by hand; null without room for it. */
  withRequest?(scenario: Scenario, atMs: number): Scenario | null
  readonly claims: readonly Claim<Scenario, Event, Metrics>[]
}

export interface Moment {
  /** One row for each lane, under `Reading.figureColumns`. */
  readonly figures: readonly (readonly Cell[])[]
  /** What happens here and why, from the state the events left. */
  readonly says: string
  /** The bytes somebody would see on the wire, when there are any. */
  readonly wire: string | null
}

/** A figure beyond its bound is set off; the word for it stands in `Cell.why`. */
export interface Cell {
  readonly text: string
  /** Before the text, which says the same. */
  readonly mark?: Shape
  readonly why?: string
}

/** One column of the event table, of the CSV file and of nothing else. */
export interface Column<Event> {
  readonly name: string
  of(event: Event): string | number
}

export interface Fork<Scenario> {
  readonly id: string
  readonly label: string
  readonly scenario: Scenario
}

/** A sentence that may be false, and a bounded search for the shortest input that shows it. */
export interface Claim<Scenario, Event extends TraceEvent, Metrics> {
  readonly id: string
  readonly says: string
  /** Whether this claim speaks of such a scenario at all. */
  about(scenario: Scenario): boolean
  /** The n-th input to try, built from the scenario on screen: small ones first. */
  propose(scenario: Scenario, n: number, random: () => number): Scenario
  /** Where and how the run breaks the claim, or null. */
  broken(run: Run<Scenario, Event, Metrics>): Break | null
  /** Inputs that are a little shorter than this one. */
  shorter(scenario: Scenario): readonly Scenario[]
}

export interface Break {
  readonly atMs: number
  readonly says: string
}
