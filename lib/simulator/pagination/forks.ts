import type { PaginationScenario } from '@/lib/engines/pagination/scenario'

import type { Fork } from '../instrument'

/** A row more or less at the head of a feed. What is written otherwise stays as it was. */
export function forks(
  scenario: PaginationScenario,
  atMs: number,
): readonly Fork<PaginationScenario>[] {
  if (scenario.kind === 'table' || atMs >= scenario.durationMs) return []
  const withOne = (kind: 'insert' | 'delete'): PaginationScenario => ({
    ...scenario,
    atHead: [...scenario.atHead, { atMs, kind }].toSorted((a, b) => a.atMs - b.atMs),
  })
  return [
    { id: 'insert', label: 'Insert a row at the head here', scenario: withOne('insert') },
    { id: 'delete', label: 'Delete the row at the head here', scenario: withOne('delete') },
  ]
}
