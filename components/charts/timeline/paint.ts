import { SHAPES, TONES, type Gauge, type LaneReading, type Shape } from '@/lib/simulator/reading'

import {
  AXIS,
  firstFrom,
  GAUGE,
  ticksOf,
  TOP,
  xOf,
  type Geometry,
  type LanePlace,
  type Window,
} from './geometry'
import type { Palette } from './palette'

export interface Brush {
  readonly context: CanvasRenderingContext2D
  readonly palette: Palette
}

interface Sheet {
  readonly geometry: Geometry
  readonly window: Window
  readonly lanes: readonly LaneReading[]
  /** The other future, drawn from its moment on. */
  readonly fork: { readonly atMs: number; readonly lanes: readonly LaneReading[] } | null
  /** Half the width of a mark. */
  readonly size: number
}

/** All lanes over one stretch of the run. */
export function paintLanes(brush: Brush, sheet: Sheet): void {
  const { context } = brush
  const { window, geometry, lanes, fork } = sheet
  paintTicks(brush, sheet)
  context.save()
  context.beginPath()
  context.rect(window.left - 6, 0, window.width + 12, geometry.height)
  context.clip()
  lanes.forEach((lane, n) => {
    const place = geometry.lanes[n]
    if (!place) return
    paintBaseline(brush, window, place.marks)
    paintMarks(brush, sheet, { lane, y: place.marks, fromMs: window.fromMs })
    paintBands(brush, window, { lane, place })
    lane.gauges.forEach((gauge, row) => {
      paintGauge(brush, window, { gauge, top: place.gauges[row]!, fromMs: window.fromMs })
    })
    const other = fork?.lanes[n]
    if (fork && other && place.forked !== null) paintFork(brush, sheet, { other, place })
  })
  context.restore()
}

function paintTicks({ context, palette }: Brush, { window, geometry }: Sheet): void {
  const bottom = geometry.height - AXIS
  context.font = '12px "Geist Mono", ui-monospace, monospace'
  for (const { atMs, label } of ticksOf(window, 84)) {
    const x = Math.round(xOf(window, atMs)) + 0.5
    context.strokeStyle = palette.line
    context.setLineDash([2, 4])
    context.beginPath()
    context.moveTo(x, TOP - 6)
    context.lineTo(x, bottom)
    context.stroke()
    context.setLineDash([])
    context.fillStyle = palette.muted
    context.textAlign = x < 16 ? 'left' : x > geometry.width - 24 ? 'right' : 'center'
    context.fillText(label, Math.min(x, geometry.width), bottom + 17)
  }
}

function paintBaseline({ context, palette }: Brush, { left, width }: Window, y: number): void {
  context.strokeStyle = palette.line
  context.lineWidth = 1
  context.beginPath()
  context.moveTo(left, y + 0.5)
  context.lineTo(left + width, y + 0.5)
  context.stroke()
}

interface MarkRow {
  readonly lane: LaneReading
  readonly y: number
  readonly fromMs: number
}

/**
 * Marks of one shape that fall on one pixel are one mark: a run may hold more than pixels. All marks
 * of a shape are one path, which takes a fraction of the time of a path each.
 */
function paintMarks(brush: Brush, { window, size }: Sheet, { lane, y, fromMs }: MarkRow): void {
  const { times, shapes } = lane.marks
  const margin = ((window.untilMs - window.fromMs) / Math.max(1, window.width)) * (size + 1)
  const last = firstFrom(times, window.untilMs + margin)
  const places = SHAPES.map((): number[] => [])
  for (let n = firstFrom(times, fromMs - (fromMs > window.fromMs ? 0 : margin)); n < last; n += 1) {
    const x = xOf(window, times[n]!)
    const own = places[shapes[n]!]!
    if (Math.round(own.at(-1) ?? NaN) !== Math.round(x)) own.push(x)
  }
  SHAPES.forEach((shape, n) => {
    if (places[n]!.length > 0) paintShape(brush, shape, { xs: places[n]!, y, size })
  })
}

interface Spots {
  readonly xs: readonly number[]
  readonly y: number
  readonly size: number
}

function paintShape({ context, palette }: Brush, shape: Shape, spots: Spots): void {
  switch (shape) {
    case 'dot':
      context.fillStyle = palette.pass
      context.fill(circles(spots))
      return
    case 'cross':
      context.strokeStyle = palette.stop
      context.lineWidth = 1.6
      context.stroke(crosses(spots))
      return
    case 'ring':
      context.strokeStyle = palette.wait
      context.lineWidth = 1.6
      context.stroke(circles(spots))
      return
    case 'half':
      context.strokeStyle = palette.wait
      context.fillStyle = palette.wait
      context.lineWidth = 1.2
      context.stroke(circles(spots))
      context.fill(circles(spots, [Math.PI / 2, 1.5 * Math.PI]))
  }
}

const WHOLE = [0, 2 * Math.PI] as const

function circles({ xs, y, size }: Spots, [from, until]: readonly [number, number] = WHOLE): Path2D {
  const path = new Path2D()
  for (const x of xs) {
    path.moveTo(x + size * Math.cos(from), y + size * Math.sin(from))
    path.arc(x, y, size, from, until)
  }
  return path
}

function crosses({ xs, y, size }: Spots): Path2D {
  const path = new Path2D()
  for (const x of xs) {
    path.moveTo(x - size, y - size)
    path.lineTo(x + size, y + size)
    path.moveTo(x + size, y - size)
    path.lineTo(x - size, y + size)
  }
  return path
}

interface LaneRow {
  readonly lane: LaneReading
  readonly place: LanePlace
}

/** Told apart by height and texture too: what stops is hatched by gaps, what waits is thin. */
function paintBands({ context, palette }: Brush, window: Window, { lane, place }: LaneRow): void {
  const { bands } = lane
  if (!bands) return
  const rowHeight = place.bandHeight / bands.rows
  for (let n = 0; n < bands.row.length; n += 1) {
    if (bands.untilMs[n]! < window.fromMs || bands.fromMs[n]! > window.untilMs) continue
    const tone = TONES[bands.tone[n]!]!
    const left = xOf(window, bands.fromMs[n]!)
    const width = Math.max(1, xOf(window, bands.untilMs[n]!) - left)
    const top = place.bands + bands.row[n]! * rowHeight
    const [inset, height] = SHARE[tone].map((share) => share * (rowHeight - 1)) as [number, number]
    context.fillStyle = tone === 'muted' ? palette.line : palette[tone]
    context.fillRect(left, top + inset, width, Math.max(1.5, height))
  }
}

const SHARE = { pass: [0.35, 0.3], stop: [0, 1], wait: [0.2, 0.6], muted: [0.42, 0.16] } as const

interface GaugeRow {
  readonly gauge: Gauge
  readonly top: number
  readonly fromMs: number
}

function paintGauge({ context, palette }: Brush, window: Window, row: GaugeRow): void {
  const { gauge, top, fromMs } = row
  const { times, levels, most, threshold } = gauge
  const yOf = (level: number) => top + 2 + (1 - level / most) * (GAUGE - 4)
  if (threshold !== null && threshold <= most) {
    context.strokeStyle = palette.stop
    context.setLineDash([3, 3])
    context.lineWidth = 1
    context.beginPath()
    context.moveTo(window.left, yOf(threshold))
    context.lineTo(window.left + window.width, yOf(threshold))
    context.stroke()
    context.setLineDash([])
  }
  context.strokeStyle = palette.ink
  context.lineWidth = 1.3
  context.beginPath()
  const start = Math.max(0, firstFrom(times, fromMs) - 1)
  const end = firstFrom(times, window.untilMs)
  const xAt = (n: number) => xOf(window, Math.max(fromMs, times[n]!))
  let y = yOf(levels[start] ?? 0)
  context.moveTo(xOf(window, Math.max(fromMs, times[start] ?? 0)), y)
  for (let n = start; n < end;) {
    const x = xAt(n)
    context.lineTo(x, y)
    // Steps that fall on one pixel are one stroke between their extremes.
    let [low, high] = [y, y]
    for (const pixel = Math.round(x); n < end && Math.round(xAt(n)) === pixel; n += 1) {
      y = yOf(levels[n]!)
      low = Math.min(low, y)
      high = Math.max(high, y)
    }
    context.lineTo(x, low)
    context.lineTo(x, high)
    context.lineTo(x, y)
  }
  context.lineTo(window.left + window.width, y)
  context.stroke()
}

interface ForkRow {
  readonly other: LaneReading
  readonly place: LanePlace
}

/** A branch: an elbow from the run, the marks of the other future, its state as a dashed line. */
function paintFork(brush: Brush, sheet: Sheet, { other, place }: ForkRow): void {
  const { context, palette } = brush
  const { fork, window } = sheet
  const y = place.forked!
  const x = xOf(window, fork!.atMs)
  context.strokeStyle = palette.signal
  context.lineWidth = 1.3
  context.beginPath()
  context.moveTo(x, place.marks)
  context.quadraticCurveTo(x, y, x + 10, y)
  context.lineTo(window.left + window.width, y)
  context.stroke()
  paintMarks(brush, sheet, { lane: other, y, fromMs: Math.max(window.fromMs, fork!.atMs) })
  context.save()
  context.setLineDash([5, 3])
  const signal = { ...palette, ink: palette.signal, stop: 'transparent' }
  other.gauges.forEach((each, row) => {
    const gauge = { ...each, threshold: null }
    const top = place.gauges[row]!
    paintDashedGauge({ context, palette: signal }, window, { gauge, top, fromMs: fork!.atMs })
  })
  context.restore()
}

function paintDashedGauge(brush: Brush, window: Window, row: GaugeRow): void {
  if (row.fromMs > window.untilMs) return
  paintGauge(brush, window, { ...row, fromMs: Math.max(window.fromMs, row.fromMs) })
}
