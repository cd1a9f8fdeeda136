import type { FeedRun, PaginationScenario } from '@/lib/engines/pagination/scenario'

import type { Fork } from '../instrument'

const NEW_ID = 1_000_000

/** Only a feed whose writes are listed can get one more without moving the others. */
export function forks(
  scenario: PaginationScenario,
  atMs: number,
): readonly Fork<PaginationScenario>[] {
  if (scenario.kind === 'table' || scenario.writes.kind !== 'listed') return []
  if (atMs >= scenario.durationMs) return []
  const key = (scenario.rows + 10) * 1_000_000
  const insert = { atMs, write: { kind: 'insert' as const, id: NEW_ID + atMs, key } }
  const gone = { atMs, write: { kind: 'delete' as const, id: scenario.rows } }
  return [
    { id: 'insert', label: 'Insert a row at the head here', scenario: withWrite(scenario, insert) },
    {
      id: 'delete',
      label: `Delete row ${scenario.rows} here`,
      scenario: withWrite(scenario, gone),
    },
  ]
}

type Listed = Extract<FeedRun['writes'], { readonly kind: 'listed' }>['writes'][number]

function withWrite(scenario: FeedRun, write: Listed): FeedRun {
  if (scenario.writes.kind !== 'listed') return scenario
  const writes = [...scenario.writes.writes, write].toSorted((a, b) => a.atMs - b.atMs)
  return { ...scenario, writes: { kind: 'listed', writes } }
}
