import type { PaginationScenario, TableLane } from '@/lib/engines/pagination/scenario'

import { amount } from '../words'

const QUERIES = {
  offset: 'Offset',
  keyset: 'Keyset',
  'or-expanded': 'OR-expanded keyset',
} as const

const FEEDS = {
  offset: 'Offset',
  'offset-in-cursor': 'Offset in a cursor',
  keyset: 'Keyset',
  'keyset-without-tiebreak': 'Keyset, no tie-break',
} as const

const INDEXES: Readonly<Record<TableLane['index'], string>> = {
  matching: 'index on the order',
  covering: 'covering index',
  none: 'no index',
}

/** Lanes of one kind are told apart by their index, or by their number. */
export function laneNames(scenario: PaginationScenario): readonly string[] {
  const names: readonly string[] =
    scenario.kind === 'table'
      ? scenario.lanes.map(({ query }) => QUERIES[query])
      : scenario.lanes.map((paging) => FEEDS[paging])
  const notes = laneNotes(scenario)
  return names.map((name, n) => {
    const isAlone = names.filter((other) => other === name).length === 1
    return isAlone ? name : `${name}, ${notes[n]!}`
  })
}

export function laneNotes(scenario: PaginationScenario): readonly string[] {
  return scenario.kind === 'table'
    ? scenario.lanes.map(({ index }) => INDEXES[index])
    : scenario.lanes.map(() => `${amount(scenario.limit)} rows a page`)
}

export function durationOf(scenario: PaginationScenario): number {
  return scenario.kind === 'table' ? scenario.pages * scenario.everyMs : scenario.durationMs
}
