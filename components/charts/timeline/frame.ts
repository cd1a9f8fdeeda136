import type { LaneReading } from '@/lib/simulator/reading'

import type { Geometry, Window } from './geometry'
import { paintLanes } from './paint'
import type { Palette } from './palette'

/** What is drawn on canvas: lanes, and another future of them. */
export interface Picture {
  readonly lanes: readonly LaneReading[]
  readonly fork: { readonly atMs: number; readonly lanes: readonly LaneReading[] } | null
}

/** Where it is drawn, and in which colours. */
export interface Ground {
  readonly canvas: HTMLCanvasElement
  readonly palette: Palette
  readonly geometry: Geometry
}

const OVERVIEW_SIZE = 2.6
const LENS_SIZE = 4
/** Marks reach over the ends of their stretch. */
const LENS_MARGIN = 6

/** The whole run. It stays as it is while the playhead moves. */
export function paintOverview({ canvas, palette, geometry }: Ground, what: Picture): void {
  const box = { left: 0, width: geometry.width, height: geometry.height }
  const brush = { context: cleared(canvas, box), palette }
  paintLanes(brush, { ...what, geometry, window: geometry.overview, size: OVERVIEW_SIZE })
}

/** The stretch around the playhead, larger. */
export function paintLens(
  { canvas, palette, geometry }: Ground,
  { lens, ...what }: Picture & { readonly lens: Window },
): void {
  const box = { ...lensBox(lens), height: geometry.height }
  const brush = { context: cleared(canvas, box), palette }
  paintLanes(brush, { ...what, geometry, window: lens, size: LENS_SIZE })
}

export const lensBox = ({ left, width }: Window) => ({
  left: left - LENS_MARGIN,
  width: width + 2 * LENS_MARGIN,
})

/** The same picture once more, which is cheaper than drawing its marks again. */
export function copy(from: HTMLCanvasElement, to: HTMLCanvasElement): void {
  to.width = from.width
  to.height = from.height
  to.getContext('2d')!.drawImage(from, 0, 0)
}

interface Box {
  readonly left: number
  readonly width: number
  readonly height: number
}

/** Another size takes other memory, which takes longer than all that is drawn in a frame. */
function cleared(canvas: HTMLCanvasElement, { left, ...size }: Box): CanvasRenderingContext2D {
  const ratio = window.devicePixelRatio
  const width = Math.round(size.width * ratio)
  const height = Math.round(size.height * ratio)
  if (canvas.width !== width) canvas.width = width
  if (canvas.height !== height) canvas.height = height
  const context = canvas.getContext('2d')!
  context.reset()
  context.scale(ratio, ratio)
  context.translate(-left, 0)
  return context
}
