import type { TraceEvent } from '@/lib/engines/engine'

import type { Drawing } from './drawing'
import type { Cell, Run } from './instrument'

/**
 * A closer look at a run that the lanes have no room for: what the consumer holds, what each key
 * costs, which pages of an index were touched. One is on screen at a time, at the playhead.
 */
export interface View<Scenario, Event extends TraceEvent, Metrics> {
  readonly id: string
  readonly title: string
  /** Whether such a scenario has anything to look at here. */
  about(scenario: Scenario): boolean
  at(run: Run<Scenario, Event, Metrics>, atMs: number): Sheet
  /** The scenario after the button of a row was pressed at this moment. */
  act?(scenario: Scenario, deed: string, atMs: number): Scenario
}

export interface Sheet {
  /** What the table comes to, in a sentence or two. */
  readonly says: string
  readonly drawing?: Drawing
  readonly columns: readonly string[]
  readonly rows: readonly SheetRow[]
}

export interface SheetRow {
  /** The first names the row. */
  readonly cells: readonly Cell[]
  /** What can be done about this row. */
  readonly deed?: { readonly id: string; readonly label: string }
}
