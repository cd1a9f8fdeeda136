import {
  cascadeDepth,
  recoveryMs,
  type CircuitBreakerMetrics,
  type LaneMetrics,
} from '@/lib/engines/circuit-breaker/metrics'
import type { CircuitBreakerScenario } from '@/lib/engines/circuit-breaker/scenario'
import { metricsAt } from '@/lib/engines/trace'

import { cell } from '../../cell'
import type { Cell } from '../../instrument'
import type { SheetRow } from '../../view'
import { amount, moment } from '../../words'
import { newestOfTiers } from '../newest-of-tiers'
import { laneNames } from '../reading'
import { NOTHING, row, type BreakerView } from './breaker-view'

/** How far a fault climbs: service by service, with the lanes side by side. */
export const cascade: BreakerView = {
  id: 'cascade',
  title: 'Cascade',
  about: ({ services }) => services.length > 0,
  at: (run, atMs) => {
    const { services, lanes } = run.scenario
    const metrics = metricsAt(run.trace, atMs)
    const newest = newestOfTiers(run, atMs)
    const names = laneNames(run.scenario)
    return {
      says: `${outOfThreads(names, metrics.lanes)}${faultNote(metrics, atMs)}`,
      columns: ['Figure', ...names],
      rows: [
        row('Errors the callers saw', metrics.lanes.map(errors)),
        ...services.flatMap((service, n) => {
          const inUse = lanes.map((_, lane) => newest[lane]![n + 1])
          const tiers = metrics.lanes.map((lane) => lane.tiers[n + 1]!)
          const place = `Service ${n + 1}`
          return [
            row(
              `${place}: threads of ${amount(service.threads)}`,
              tiers.map(({ mostThreads }, lane) =>
                threads(inUse[lane]?.threads ?? 0, mostThreads, service),
              ),
            ),
            row(
              `${place}: waiting for one`,
              tiers.map(({ mostWaiting }, lane) => ({
                text: nowAndMost(inUse[lane]?.waiting ?? 0, mostWaiting),
              })),
            ),
            row(
              `${place}: turned away`,
              tiers.map(({ counts }) => ({ text: amount(counts['turned-away']) })),
            ),
          ]
        }),
        row('Services out of threads so far', metrics.lanes.map(depth)),
        ...recoveryRow(metrics, atMs),
      ],
    }
  },
}

const errors = ({ tiers }: LaneMetrics): Cell => ({ text: amount(tiers[0]!.counts.failed) })

const nowAndMost = (now: number, most: number) => `${amount(now)}, most ${amount(most)}`

function threads(
  now: number,
  most: number,
  service: CircuitBreakerScenario['services'][number],
): Cell {
  return cell(nowAndMost(now, most), now >= service.threads && 'all threads are taken')
}

function depth(lane: LaneMetrics): Cell {
  const climbed = cascadeDepth(lane)
  return cell(amount(climbed), climbed > 1 && 'the fault climbed')
}

function recoveryRow(metrics: CircuitBreakerMetrics, atMs: number): readonly SheetRow[] {
  if (metrics.faultUntilMs === null) return []
  const isOver = atMs >= metrics.faultUntilMs
  const cells = metrics.lanes.map((lane): Cell => {
    const tookMs = recoveryMs(metrics, lane)
    if (tookMs !== null) return { text: moment(tookMs) }
    return isOver ? { text: 'not yet' } : NOTHING
  })
  return [row('Served steadily again after the fault', cells)]
}

function outOfThreads(names: readonly string[], lanes: readonly LaneMetrics[]): string {
  const each = lanes.map((lane, n) => `${amount(cascadeDepth(lane))} in “${names[n]!}”`)
  return `Services that have run out of threads: ${each.join(', ')}.`
}

function faultNote({ faultFromMs, faultUntilMs }: CircuitBreakerMetrics, atMs: number): string {
  if (faultFromMs === null || faultUntilMs === null) return ' There is no fault in this run.'
  if (atMs < faultFromMs) return ` The fault begins at ${moment(faultFromMs)}.`
  return atMs < faultUntilMs
    ? ` The fault lasts until ${moment(faultUntilMs)}.`
    : ` The fault was over at ${moment(faultUntilMs)}.`
}
