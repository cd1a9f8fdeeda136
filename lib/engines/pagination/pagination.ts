/**
 * Pagination: one list, several ways to read it page by page. On a still table they differ in
 * price; on a feed that changes under them they differ in what they repeat and lose.
 */
import type { Engine } from '../engine'
import type { PaginationEvent } from './event'
import { readLiveFeed } from './feed-run'
import { addEvent, startMetrics, type PaginationMetrics } from './metrics'
import { scenarioSchema, type PaginationScenario } from './scenario'
import { readTable } from './table-run'

export const pagination: Engine<PaginationScenario, PaginationEvent, PaginationMetrics> = {
  scenario: scenarioSchema,
  simulate: (scenario, emit) =>
    scenario.kind === 'table' ? readTable(scenario, emit) : readLiveFeed(scenario, emit),
  metrics: { start: startMetrics, add: addEvent },
}
