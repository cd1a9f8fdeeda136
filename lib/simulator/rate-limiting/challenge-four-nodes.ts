import type { RateLimitEvent } from '@/lib/engines/rate-limit/event'

import type { Break } from '../instrument'
import { amount, moment } from '../words'
import type { RateLimitChallenge } from './challenges'

const LIMIT = 100
const WINDOW_MS = 1_000
const ROUTINGS = ['random', 'first-node'] as const

/** The same rules twice: once the traffic is spread, once all of it meets one node. */
const clusterRun = (mode: object) => ({
  seed: 1,
  durationMs: 8_000,
  sources: [{ arrivals: { kind: 'ramp', fromPerSecond: 80, toPerSecond: 220, spacing: 'random' } }],
  lanes: ROUTINGS.map((routing) => ({
    kind: 'cluster',
    cluster: { nodes: 4, limit: LIMIT, windowMs: WINDOW_MS, ...mode },
    routing,
    roundTripMs: 2,
  })),
})

const OVERSHOOT = 1.05
const CALLS_PER_REQUEST = 0.1
const USABLE = 0.9
/** Where so many more asked, a shortfall is the cluster's. */
const PRESSING = 1.3

export const fourNodes: RateLimitChallenge = {
  id: 'limit-four-nodes',
  simulator: 'rate-limiting',
  title: 'Four nodes, cheap and fair',
  task: 'Change how four nodes share a limit of 100 a second, in both lanes: at most 5 % over the limit in any window, at least 90 % of it usable under pressure, and at most 0.1 store calls a request.',
  start: clusterRun({ mode: 'central' }),
  editable: [
    ['lanes', 0, 'cluster'],
    ['lanes', 1, 'cluster'],
  ],
  missed: ({ trace, scenario }) => {
    for (const lane of scenario.lanes.keys()) {
      const events = trace.events.filter((event) => event.lane === lane)
      const missed = missedIn(events, lane)
      if (missed) return missed
    }
    return null
  },
  solution: clusterRun({ mode: 'lease', batch: 20 }),
  wrong: [
    clusterRun({ mode: 'local' }),
    clusterRun({ mode: 'local-split' }),
    clusterRun({ mode: 'local-sync', syncMs: 500 }),
    clusterRun({ mode: 'lease', batch: 5 }),
  ],
}

function missedIn(events: readonly RateLimitEvent[], lane: number): Break | null {
  const calls = events.reduce((sum, { cluster }) => sum + (cluster?.storeOps ?? 0), 0)
  if (calls > CALLS_PER_REQUEST * events.length) {
    return {
      atMs: events.at(-1)?.atMs ?? 0,
      says: `Lane ${lane + 1} made ${amount(calls)} store calls for ${amount(events.length)} requests.`,
    }
  }
  const windows = 1 + Math.floor((events.at(-1)?.atMs ?? 0) / WINDOW_MS)
  for (let index = 0; index < windows; index += 1) {
    const all = events.filter(({ atMs }) => Math.floor(atMs / WINDOW_MS) === index)
    const admitted = all.filter(({ kind }) => kind !== 'throttled').length
    const isOver = admitted > OVERSHOOT * LIMIT
    const isShort = all.length >= PRESSING * LIMIT && admitted < USABLE * LIMIT
    if (isOver || isShort) {
      return {
        atMs: all.at(-1)!.atMs,
        says: `Lane ${lane + 1} admitted ${amount(admitted)} of ${amount(all.length)} in the window from ${moment(index * WINDOW_MS)}; the limit is ${amount(LIMIT)}.`,
      }
    }
  }
  return null
}
