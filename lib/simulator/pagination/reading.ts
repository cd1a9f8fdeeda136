import { finalMetrics } from '@/lib/engines/trace'
import type { PaginationEvent } from '@/lib/engines/pagination/event'
import type { LaneMetrics, PaginationMetrics } from '@/lib/engines/pagination/metrics'
import { count } from '@/lib/format/count'

import {
  gaugeOf,
  marksOf,
  type Gauge,
  type NamedMoment,
  type Reading,
  type Shape,
  type Value,
} from '../reading'
import { byLane, name, nameOfMost, number, time } from '../values'
import { amount } from '../words'
import type { PaginationRun } from './newest'
import { standingOf } from './standing'
import { durationOf, laneNames, laneNotes } from './words'

const COLUMNS = {
  table: ['pages', 'rows scanned', 'buffers', 'dearest page'],
  feed: ['pages', 'rows read', 'read twice', 'lost'],
} as const

export function reading(run: PaginationRun): Reading {
  const { scenario, trace } = run
  const names = laneNames(scenario)
  const notes = laneNotes(scenario)
  const end = finalMetrics(trace)
  return {
    durationMs: durationOf(scenario),
    events: trace.events.length,
    headline: scenario.kind === 'table' ? tableHeadline(run, names, end) : feedHeadline(names, end),
    lanes: scenario.lanes.map((_, n) => {
      const events = trace.events.filter((event) => event.lane === n)
      return {
        name: names[n]!,
        note: notes[n]!,
        marks: marksOf(events.map((event) => ({ atMs: event.atMs, shape: shapeOf(event) }))),
        bands: null,
        gauges: [scenario.kind === 'table' ? costGauge(events) : driftGauge(events)],
      }
    }),
    figureColumns: COLUMNS[scenario.kind],
    moments: momentsOf(run, names),
    values: valuesOf(run, names, end),
    legend:
      scenario.kind === 'table'
        ? [{ shape: 'dot', says: 'a page read' }]
        : [
            { shape: 'dot', says: 'a page read' },
            { shape: 'cross', says: 'a page with rows read before' },
            { shape: 'ring', says: 'somebody writes' },
          ],
  }
}

function shapeOf(event: PaginationEvent): Shape {
  if (event.kind === 'write') return 'ring'
  return event.feed && event.feed.repeated.length > 0 ? 'cross' : 'dot'
}

function costGauge(events: readonly PaginationEvent[]): Gauge {
  const steps = events.flatMap((event) =>
    event.kind === 'page' ? [{ atMs: event.atMs, level: event.buffers }] : [],
  )
  return gaugeOf(steps, { label: 'buffers a page', threshold: null })
}

function driftGauge(events: readonly PaginationEvent[]): Gauge {
  const steps = events.map((event) => {
    const standing = event.kind === 'write' ? event.standing : event.feed?.standing
    return { atMs: event.atMs, level: (standing?.lost ?? 0) + (standing?.repeated ?? 0) }
  })
  return gaugeOf([{ atMs: 0, level: 0 }, ...steps], {
    label: 'read twice and lost',
    threshold: null,
  })
}

const pagesOf = ({ trace }: PaginationRun, lane: number) =>
  trace.events.flatMap((event) => (event.kind === 'page' && event.lane === lane ? [event] : []))

function tableHeadline(
  run: PaginationRun,
  names: readonly string[],
  { lanes }: PaginationMetrics,
): string {
  const dearest = lanes.reduce(
    (a, lane, n) => (lane.mostBuffers > lanes[a]!.mostBuffers ? n : a),
    0,
  )
  const cheapest = lanes.reduce(
    (a, lane, n) => (lane.mostBuffers < lanes[a]!.mostBuffers ? n : a),
    0,
  )
  const { mostBuffers, dearestPage } = lanes[dearest]!
  const page = `Page ${amount(dearestPage + 1)} costs ${lowered(names[dearest]!)} ${count(mostBuffers, 'buffer')}`
  const other = pagesOf(run, cheapest).find((event) => event.page === dearestPage)
  return dearest === cheapest || !other
    ? page
    : `${page}, ${lowered(names[cheapest]!)} ${amount(other.buffers)}`
}

function feedHeadline(names: readonly string[], { lanes }: PaginationMetrics): string {
  const harm = ({ repeated, lost }: LaneMetrics) => repeated + lost
  const worst = lanes.reduce((a, lane, n) => (harm(lane) > harm(lanes[a]!) ? n : a), 0)
  const { repeated, lost } = lanes[worst]!
  return repeated + lost === 0
    ? 'No row was read twice and none was lost'
    : `${names[worst]!} read ${count(repeated, 'row')} twice and lost ${amount(lost)}`
}

const lowered = (text: string) =>
  text.startsWith('OR') ? text : text.charAt(0).toLowerCase() + text.slice(1)

function momentsOf(
  { scenario, trace }: PaginationRun,
  names: readonly string[],
): readonly NamedMoment[] {
  const first = (lane: number, is: (event: PaginationEvent) => boolean, label: string) => {
    const found = trace.events.find((event) => event.lane === lane && is(event))
    return found ? [{ atMs: found.atMs, label: `${label}, ${names[lane]!}` }] : []
  }
  if (scenario.kind === 'table') {
    const last = trace.events.at(-1)
    return last
      ? [{ atMs: last.atMs, label: `page ${last.kind === 'page' ? amount(last.page + 1) : ''}` }]
      : []
  }
  return scenario.lanes
    .flatMap((_, n) => [
      ...first(n, isRepeating, 'first row read twice'),
      ...first(n, (event) => lostIn(event) > 0, 'first row lost'),
    ])
    .toSorted((a, b) => a.atMs - b.atMs)
}

const isRepeating = (event: PaginationEvent) =>
  event.kind === 'page' && event.feed !== null && event.feed.repeated.length > 0
const lostIn = (event: PaginationEvent) => standingOf(event)?.lost ?? 0

function valuesOf(
  run: PaginationRun,
  names: readonly string[],
  { lanes }: PaginationMetrics,
): Readonly<Record<string, Value>> {
  const { scenario } = run
  const own = lanes.map((lane, n) => ({
    name: name(names[n]!),
    ...laneValues(lane, pagesOf(run, n)),
    ...timesOf(run, n),
  }))
  const most = (of: (lane: LaneMetrics) => number) => nameOfMost(names, lanes.map(of))
  return {
    rows: number(scenario.kind === 'table' ? scenario.table.rows : scenario.rows),
    limit: number(scenario.limit),
    ...byLane(own),
    mostRepeated: most(({ repeated }) => repeated),
    mostLost: most(({ lost }) => lost),
    dearest: most(({ buffers }) => buffers),
  }
}

type Page = ReturnType<typeof pagesOf>[number]

function laneValues(lane: LaneMetrics, pages: readonly Page[]): Record<string, Value> {
  const [first, last] = [pages[0], pages.at(-1)]
  return {
    pages: number(lane.pages),
    rowsRead: number(lane.rowsReturned),
    rowsScanned: number(lane.rowsScanned),
    buffers: number(lane.buffers),
    mostBuffers: number(lane.mostBuffers),
    dearestPage: number(lane.dearestPage + 1),
    firstBuffers: number(first?.buffers ?? 0),
    lastBuffers: number(last?.buffers ?? 0),
    lastPage: number((last?.page ?? 0) + 1),
    lastScanned: number(last?.scan.rowsScanned ?? 0),
    writes: number(lane.writes),
    repeated: number(lane.repeated),
    lost: number(lane.lost),
  }
}

function timesOf({ trace }: PaginationRun, lane: number): Record<string, Value> {
  const mine = trace.events.filter((event) => event.lane === lane)
  const repeat = mine.find(isRepeating)
  const loss = mine.find((event) => lostIn(event) > 0)
  return {
    ...(repeat ? { firstRepeat: time(repeat.atMs) } : {}),
    ...(loss ? { firstLoss: time(loss.atMs) } : {}),
  }
}
