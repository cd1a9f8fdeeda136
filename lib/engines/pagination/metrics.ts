import type { PaginationEvent } from './event'
import type { PaginationScenario } from './scenario'

export interface PaginationMetrics {
  readonly lanes: readonly LaneMetrics[]
}

export interface LaneMetrics {
  readonly pages: number
  readonly rowsReturned: number
  readonly rowsScanned: number
  readonly buffers: number
  /** The dearest single page, and which it was. */
  readonly mostBuffers: number
  readonly dearestPage: number
  readonly writes: number
  /** Rows read again, and rows that can be read no more, so far. */
  readonly repeated: number
  readonly lost: number
}

const NOTHING: LaneMetrics = {
  pages: 0,
  rowsReturned: 0,
  rowsScanned: 0,
  buffers: 0,
  mostBuffers: 0,
  dearestPage: 0,
  writes: 0,
  repeated: 0,
  lost: 0,
}

export function startMetrics({ lanes }: PaginationScenario): PaginationMetrics {
  return { lanes: lanes.map(() => NOTHING) }
}

export function addEvent(metrics: PaginationMetrics, event: PaginationEvent): PaginationMetrics {
  const lanes = metrics.lanes.slice()
  lanes[event.lane] = addToLane(lanes[event.lane]!, event)
  return { lanes }
}

function addToLane(lane: LaneMetrics, event: PaginationEvent): LaneMetrics {
  if (event.kind === 'write') {
    return { ...lane, writes: lane.writes + 1, lost: event.standing.lost }
  }
  const isDearer = event.buffers > lane.mostBuffers
  const { lost, repeated } = event.feed?.standing ?? lane
  return {
    pages: lane.pages + 1,
    rowsReturned: lane.rowsReturned + event.returned,
    rowsScanned: lane.rowsScanned + event.scan.rowsScanned,
    buffers: lane.buffers + event.buffers,
    mostBuffers: isDearer ? event.buffers : lane.mostBuffers,
    dearestPage: isDearer ? event.page : lane.dearestPage,
    writes: lane.writes,
    repeated,
    lost,
  }
}
