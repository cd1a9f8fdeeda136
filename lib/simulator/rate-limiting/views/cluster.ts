import type { ClusterPolicy } from '@/lib/engines/rate-limit/cluster'
import type { LaneMetrics } from '@/lib/engines/rate-limit/metrics'
import { metricsAt } from '@/lib/engines/trace'
import { count } from '@/lib/format/count'

import type { Cell } from '../../instrument'
import { amount, moment } from '../../words'
import { laneNames } from '../policy-words'
import { hasCluster, type ClusterLane, type RateView } from './rate-view'

/** The bargain of each way of sharing: how far over the limit, for how many calls to the store. */
export const cluster: RateView = {
  id: 'cluster',
  title: 'Cluster',
  about: hasCluster,
  at: (run, atMs) => {
    const names = laneNames(run.scenario.lanes)
    const { lanes } = metricsAt(run.trace, atMs)
    const shared = run.scenario.lanes.flatMap((lane, n) =>
      lane.kind === 'cluster' ? [{ lane, name: names[n]!, metrics: lanes[n]! }] : [],
    )
    return {
      says: `The bound is what each way of sharing can let through in a window at worst, whatever comes. ${outageNote(run.scenario.storeOutages, atMs)}`,
      columns: ['Lane', 'limit', 'worst window', 'bound', 'store calls', 'a request', 'latency'],
      rows: shared.map(({ lane, name, metrics }) => ({
        cells: [
          { text: name },
          { text: amount(lane.cluster.limit) },
          worst(lane, metrics),
          bound(lane.cluster),
          { text: amount(metrics.storeOps) },
          { text: perRequest(metrics.storeOps, metrics) },
          { text: `${perRequest(metrics.totalLatencyMs, metrics)} ms` },
        ],
      })),
    }
  },
}

/** The most that all nodes together can admit to one key in a window. */
export function boundOf({ mode, limit, nodes }: ClusterPolicy): number {
  switch (mode) {
    case 'central':
    case 'lease':
      return limit
    case 'local-split':
      return Math.floor(limit / nodes) * nodes
    case 'local':
    case 'local-sync':
      return limit * nodes
  }
}

function bound(policy: ClusterPolicy): Cell {
  const most = amount(boundOf(policy))
  return 'onOutage' in policy && policy.onOutage === 'open'
    ? { text: `${most}, none without a store` }
    : { text: most }
}

function worst({ cluster: { limit } }: ClusterLane, { worstWindow }: LaneMetrics): Cell {
  if (worstWindow <= limit) return { text: amount(worstWindow) }
  const over = Math.round(((worstWindow - limit) * 100) / limit)
  return {
    text: `${amount(worstWindow)}, ${over} % over`,
    why: `over the limit of ${amount(limit)}`,
  }
}

function perRequest(sum: number, { offered }: LaneMetrics): string {
  return offered === 0 ? '0' : amount(sum / offered)
}

interface Outage {
  readonly fromMs: number
  readonly untilMs: number
}

function outageNote(outages: readonly Outage[], atMs: number): string {
  const now = outages.find(({ fromMs, untilMs }) => fromMs <= atMs && atMs < untilMs)
  if (now) return `The store is down until ${moment(now.untilMs)}.`
  return outages.length === 0
    ? 'The store is always there.'
    : `The store is up; it fails ${count(outages.length, 'time')} in this run.`
}
