import type { PaginationEvent } from '@/lib/engines/pagination/event'
import type { PaginationMetrics } from '@/lib/engines/pagination/metrics'
import type { FeedRun, PaginationScenario } from '@/lib/engines/pagination/scenario'

import type { Break, Claim } from '../instrument'
import { amount, moment } from '../words'
import { laneNames } from './words'

type PaginationClaim = Claim<PaginationScenario, PaginationEvent, PaginationMetrics>

const WRITES_MOST = 6
const LIMIT = 3

/** Few writes to a short feed, read three rows at a time: small enough to follow by eye. */
function proposeFeed(
  scenario: PaginationScenario,
  n: number,
  random: () => number,
): PaginationScenario {
  if (scenario.kind !== 'feed') return scenario
  const rows = 12
  const pick = (below: number) => Math.floor(random() * below)
  const writes = Array.from({ length: 1 + (n % WRITES_MOST) }, (_, index) => ({
    atMs: 500 + pick(4) * 1_000,
    write:
      random() < 0.5
        ? { kind: 'insert' as const, id: 1_000 + index, key: pick(20) * 1_000 + 1 }
        : { kind: 'delete' as const, id: 1 + pick(rows) },
  })).toSorted((a, b) => a.atMs - b.atMs)
  return { ...short(scenario, rows), writes: { kind: 'listed', writes } }
}

const short = (scenario: FeedRun, rows: number): FeedRun => ({
  ...scenario,
  rows,
  limit: LIMIT,
  tieGroup: 1,
  pageEveryMs: 1_000,
  durationMs: 6_000,
})

function fewerWrites(scenario: PaginationScenario): readonly PaginationScenario[] {
  if (scenario.kind !== 'feed' || scenario.writes.kind !== 'listed') return []
  const { writes } = scenario.writes
  return writes.map((_, left) => ({
    ...scenario,
    writes: { kind: 'listed' as const, writes: writes.filter((__, n) => n !== left) },
  }))
}

const isFeed = ({ kind }: PaginationScenario) => kind === 'feed'

function firstHarm(
  events: readonly PaginationEvent[],
  names: readonly string[],
  of: 'lost' | 'repeated',
): Break | null {
  for (const event of events) {
    const standing = event.kind === 'write' ? event.standing : event.feed?.standing
    const rows = standing?.[of] ?? 0
    if (rows === 0) continue
    const what = of === 'lost' ? 'can never read' : 'has read twice'
    return {
      atMs: event.atMs,
      says: `At ${moment(event.atMs)} ${names[event.lane]!} ${what} ${amount(rows)} of the rows.`,
    }
  }
  return null
}

const BUFFERS = 10

export const claims: readonly PaginationClaim[] = [
  {
    id: 'never-twice',
    says: 'No reader here sees a row twice, whatever is inserted or deleted.',
    about: isFeed,
    propose: proposeFeed,
    shorter: fewerWrites,
    broken: ({ scenario, trace }) => firstHarm(trace.events, laneNames(scenario), 'repeated'),
  },
  {
    id: 'nothing-lost',
    says: 'No reader here misses a row that was there from the start.',
    about: isFeed,
    propose: proposeFeed,
    shorter: fewerWrites,
    broken: ({ scenario, trace }) => firstHarm(trace.events, laneNames(scenario), 'lost'),
  },
  {
    id: 'every-page-is-cheap',
    says: `Every page costs at most ${BUFFERS} buffers, however deep it lies.`,
    about: ({ kind }) => kind === 'table',
    propose: (scenario, n) =>
      scenario.kind === 'table' ? { ...scenario, firstPage: n * n, pages: 1 } : scenario,
    shorter: (scenario) =>
      scenario.kind === 'table' && scenario.firstPage > 0
        ? [{ ...scenario, firstPage: scenario.firstPage - 1 }]
        : [],
    broken: ({ scenario, trace }) => {
      const dear = trace.events.find((event) => event.kind === 'page' && event.buffers > BUFFERS)
      if (dear?.kind !== 'page') return null
      return {
        atMs: dear.atMs,
        says: `${laneNames(scenario)[dear.lane]!} needs ${amount(dear.buffers)} buffers for page ${amount(dear.page + 1)}.`,
      }
    },
  },
]
