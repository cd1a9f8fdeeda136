import type { LaneReading } from '@/lib/simulator/reading'

import { xOf, type Geometry } from './geometry'
import { paintLanes, type Brush } from './paint'
import { readPalette, type Palette } from './palette'

/** What a timeline shows. */
export interface Timeline {
  readonly lanes: readonly LaneReading[]
  readonly durationMs: number
  readonly atMs: number
  /** The time at the head of the playhead. */
  readonly timeLabel: string
  readonly fork: { readonly atMs: number; readonly lanes: readonly LaneReading[] } | null
  /** Where somebody said that it would happen. */
  readonly ghostMs: number | null
  readonly isZoomed: boolean
}

/** All marks of a run at one size, and the colours they have in this theme. */
export interface Sheet {
  readonly image: HTMLCanvasElement
  readonly palette: Palette
}

/** The part of a frame that is the same until the run or the size changes. */
export function paintSheet(
  element: HTMLCanvasElement,
  geometry: Geometry,
  { lanes, fork }: Timeline,
): Sheet {
  const image = document.createElement('canvas')
  const palette = readPalette(element)
  const brush = { context: cleared(image, geometry), palette }
  paintLanes(brush, { geometry, window: geometry.overview, lanes, fork, size: 2.6 })
  return { image, palette }
}

/** Another size takes other memory, which takes longer than all that is drawn in a frame. */
function cleared(image: HTMLCanvasElement, geometry: Geometry): CanvasRenderingContext2D {
  const ratio = window.devicePixelRatio
  const width = Math.round(geometry.width * ratio)
  const height = Math.round(geometry.height * ratio)
  if (image.width !== width) image.width = width
  if (image.height !== height) image.height = height
  const context = image.getContext('2d')!
  context.reset()
  context.scale(ratio, ratio)
  return context
}

interface Frame {
  readonly geometry: Geometry
  readonly props: Timeline
}

export function paintFrame(
  element: HTMLCanvasElement,
  { image, palette }: Sheet,
  frame: Frame,
): void {
  const { geometry, props } = frame
  const { lens, overview, width, height } = geometry
  const context = cleared(element, geometry)
  const brush: Brush = { context, palette }
  const x = xOf(overview, props.atMs)
  // What lies ahead is there, and pale.
  context.globalAlpha = 0.35
  context.drawImage(image, 0, 0, width, height)
  context.globalAlpha = 1
  context.save()
  context.beginPath()
  context.rect(0, 0, x + 3, height)
  context.clip()
  context.clearRect(0, 0, x + 3, height)
  context.drawImage(image, 0, 0, width, height)
  context.restore()
  if (lens) paintLens(brush, frame, lens)
  paintGhost(brush, frame)
  paintPlayhead(brush, frame, lens ? xOf(lens, props.atMs) : x)
  if (lens) {
    context.strokeStyle = palette.ink
    line(brush, x, geometry)
  }
}

function paintLens(brush: Brush, { geometry, props }: Frame, lens: NonNullable<Geometry['lens']>) {
  const { context, palette } = brush
  const { overview } = geometry
  const bottom = geometry.height - 20
  const [from, until] = [xOf(overview, lens.fromMs), xOf(overview, lens.untilMs)]
  context.fillStyle = palette.signal
  context.globalAlpha = 0.09
  context.fillRect(from, 14, until - from, bottom - 18)
  context.globalAlpha = 1
  context.strokeStyle = palette.line
  context.lineWidth = 1
  context.strokeRect(lens.left + 0.5, 14.5, lens.width - 1, bottom - 18)
  context.beginPath()
  context.moveTo(until, 14.5)
  context.lineTo(lens.left, 14.5)
  context.moveTo(until, bottom - 4)
  context.lineTo(lens.left, bottom - 4)
  context.stroke()
  paintLanes(brush, { geometry, window: lens, lanes: props.lanes, fork: props.fork, size: 4 })
}

function paintGhost(brush: Brush, { geometry, props }: Frame): void {
  const { ghostMs } = props
  if (ghostMs === null) return
  const { context, palette } = brush
  const x = xOf(geometry.overview, ghostMs)
  context.setLineDash([6, 4])
  context.strokeStyle = palette.signal
  line(brush, x, geometry)
  context.setLineDash([])
  context.fillStyle = palette.signal
  context.font = '12px "Geist Mono", ui-monospace, monospace'
  context.textAlign = x > geometry.overview.left + 90 ? 'right' : 'left'
  context.fillText('you said', x + (context.textAlign === 'right' ? -5 : 5), geometry.height - 28)
}

function paintPlayhead(brush: Brush, { geometry, props }: Frame, x: number): void {
  const { context, palette } = brush
  context.strokeStyle = palette.ink
  line(brush, x, geometry)
  context.fillStyle = palette.ink
  context.font = '12px "Geist Mono", ui-monospace, monospace'
  const room = geometry.width - context.measureText(props.timeLabel).width
  context.textAlign = 'left'
  context.fillText(props.timeLabel, Math.max(0, Math.min(x + 6, room)), 10)
}

/** Below the words at its head. */
function line({ context }: Brush, x: number, { height }: Geometry): void {
  context.lineWidth = 1
  context.beginPath()
  context.moveTo(Math.round(x) + 0.5, 14)
  context.lineTo(Math.round(x) + 0.5, height - 24)
  context.stroke()
}
