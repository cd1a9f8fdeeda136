import { countBy } from '@/lib/engines/trace'

import { amount } from '../../words'
import { laneNames } from '../policy-words'
import { hasCluster, type ClusterLane, type RateView } from './rate-view'

const SHOWN = 12

/** What each node admitted: an even load and a hot node are different runs. */
export const nodes: RateView = {
  id: 'nodes',
  title: 'Nodes',
  about: hasCluster,
  at: (run, atMs) => {
    const { scenario, trace } = run
    const names = laneNames(scenario.lanes)
    const places = scenario.lanes.flatMap((lane, n) => (lane.kind === 'cluster' ? [n] : []))
    const many = Math.max(...places.map((n) => (scenario.lanes[n] as ClusterLane).cluster.nodes))
    const tallies = scenario.lanes.map(() =>
      Array.from({ length: many }, () => ({ asked: 0, admitted: 0 })),
    )
    for (const event of trace.events.slice(0, countBy(trace.events, atMs))) {
      const tally = event.cluster && tallies[event.lane]![event.cluster.node]!
      if (!tally) continue
      tally.asked += 1
      if (event.kind !== 'throttled') tally.admitted += 1
    }
    return {
      says:
        many > SHOWN
          ? `The first ${SHOWN} of ${amount(many)} nodes: what each was asked, and what it admitted.`
          : 'What each node was asked, and what it admitted.',
      columns: ['Node', ...places.map((n) => names[n]!)],
      rows: Array.from({ length: Math.min(many, SHOWN) }, (_, node) => ({
        cells: [
          { text: amount(node + 1) },
          ...places.map((n) => {
            const { asked, admitted } = tallies[n]![node]!
            return { text: `${amount(admitted)} of ${amount(asked)}` }
          }),
        ],
      })),
    }
  },
}
