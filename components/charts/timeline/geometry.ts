import type { LaneReading } from '@/lib/simulator/reading'

const WIDE = 600
const WITH_LENS = 760
const LABEL_WIDTH = 150
const MARKS = 22
const BAND = 9
export const GAUGE = 34
const GAUGE_GAP = 8
const GAP = 20
const LENS_GAP = 44
const RIGHT = 8
export const AXIS = 24
export const TOP = 22

/** A stretch of the run and where on the canvas it is drawn. */
export interface Window {
  readonly fromMs: number
  readonly untilMs: number
  readonly left: number
  readonly width: number
}

/** The rows of one lane, as distances from the top of the canvas. */
export interface LanePlace {
  readonly top: number
  readonly labelTop: number
  readonly marks: number
  /** The marks of the fork, below those of the run. */
  readonly forked: number | null
  readonly bands: number
  readonly bandHeight: number
  /** Where each line of steps begins. */
  readonly gauges: readonly number[]
  readonly bottom: number
}

export interface Geometry {
  readonly width: number
  readonly height: number
  readonly labelWidth: number
  readonly overview: Window
  readonly lens: Window | null
  readonly lanes: readonly LanePlace[]
}

interface Scene {
  readonly width: number
  readonly lanes: readonly LaneReading[]
  readonly durationMs: number
  readonly isForked: boolean
  readonly atMs: number
  /** The overview shows only what lies around the playhead. */
  readonly isZoomed: boolean
}

export function geometryOf(scene: Scene): Geometry {
  const { width, lanes, durationMs, isForked } = scene
  const labelWidth = width >= WIDE ? LABEL_WIDTH : 0
  const plot = Math.max(40, width - labelWidth - RIGHT)
  const hasLens = width >= WITH_LENS && !scene.isZoomed
  const overviewWidth = hasLens ? Math.round((plot - LENS_GAP) * 0.64) : plot
  const whole = { fromMs: 0, untilMs: durationMs }
  const places = stack(lanes, { width, labelWidth, isForked })
  return {
    width,
    height: (places.at(-1)?.bottom ?? TOP) + AXIS,
    labelWidth,
    overview: {
      ...(scene.isZoomed ? around(scene.atMs, durationMs, 0.06) : whole),
      left: labelWidth,
      width: overviewWidth,
    },
    lens: hasLens
      ? {
          ...around(scene.atMs, durationMs, 0.035),
          left: labelWidth + overviewWidth + LENS_GAP,
          width: plot - overviewWidth - LENS_GAP,
        }
      : null,
    lanes: places,
  }
}

/** A stretch as long as twice `part` of the run, with the moment in its middle or near an end. */
function around(atMs: number, durationMs: number, part: number) {
  const half = Math.max(1, durationMs * part)
  const fromMs = Math.min(Math.max(0, atMs - half), Math.max(0, durationMs - 2 * half))
  return { fromMs, untilMs: fromMs + 2 * half }
}

function stack(
  lanes: readonly LaneReading[],
  {
    width,
    labelWidth,
    isForked,
  }: Pick<Scene, 'width' | 'isForked'> & { readonly labelWidth: number },
): readonly LanePlace[] {
  let y = TOP
  return lanes.map((lane) => {
    const { bands, gauges } = lane
    const top = y
    const head = labelWidth > 0 ? 0 : headHeight(lane, width)
    const marks = top + head + MARKS / 2
    const forked = isForked ? marks + MARKS : null
    const bandTop = (forked ?? marks) + MARKS / 2 + 3
    const bandHeight = bands ? bands.rows * BAND : 0
    const gaugeTop = bandTop + bandHeight + (bands ? 6 : 0)
    const least = top + (labelWidth > 0 ? labelHeight(lane) : 0)
    const bottom = Math.max(gaugeTop + gauges.length * (GAUGE + GAUGE_GAP) - GAUGE_GAP, least)
    y = bottom + GAP
    return {
      top,
      labelTop: top,
      marks,
      forked,
      bands: bandTop,
      bandHeight,
      gauges: gauges.map((_, n) => gaugeTop + n * (GAUGE + GAUGE_GAP)),
      bottom,
    }
  })
}

const NAME_LINE = 18
const NOTE_LINE = 16
const GAUGE_LINE = 20
const MOST_LINES = 2
/** Of the wider of both fonts. */
const LETTER = 7.3

const linesOf = (text: string, width: number) =>
  Math.min(MOST_LINES, Math.ceil((text.length * LETTER) / Math.max(LETTER, width)))

/** What stands below the name of a lane: where there is no column for it, its gauges too. */
export const noteOf = ({ note, gauges }: LaneReading, labelWidth: number) =>
  labelWidth > 0 ? note : [note, ...gauges.map(({ label }) => label)].join(' · ')

/** Beside the marks. */
function labelHeight(lane: LaneReading): number {
  const width = LABEL_WIDTH - 12
  const lines = linesOf(lane.name, width) - 1 + linesOf(noteOf(lane, width), width) - 1
  return 24 + GAUGE_LINE * lane.gauges.length + NAME_LINE * lines
}

/** Above the marks. */
const headHeight = (lane: LaneReading, width: number) =>
  8 + NAME_LINE * linesOf(lane.name, width) + NOTE_LINE * linesOf(noteOf(lane, 0), width)

export function xOf({ fromMs, untilMs, left, width }: Window, atMs: number): number {
  return left + ((atMs - fromMs) / Math.max(1, untilMs - fromMs)) * width
}

export function timeAt({ fromMs, untilMs, left, width }: Window, x: number): number {
  const part = Math.min(1, Math.max(0, (x - left) / width))
  return fromMs + part * (untilMs - fromMs)
}

/** The first index whose time is at least `atMs`. */
export function firstFrom(times: Float64Array, atMs: number): number {
  let low = 0
  let high = times.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (times[middle]! < atMs) low = middle + 1
    else high = middle
  }
  return low
}

const STEPS = [1, 2, 5, 10, 15, 20, 30, 50, 60, 100, 200, 500]
const UNITS = [
  [1, 'ms'],
  [1_000, 's'],
  [60_000, 'min'],
  [3_600_000, 'h'],
  [86_400_000, 'd'],
] as const

export interface Tick {
  readonly atMs: number
  readonly label: string
}

/** Round times, at least `apart` pixels from each other, all in one unit. */
export function ticksOf(window: Window, apart: number): readonly Tick[] {
  const spanMs = window.untilMs - window.fromMs
  const leastMs = (spanMs * apart) / Math.max(1, window.width)
  const stepMs = stepOf(leastMs)
  // The largest unit that the steps are whole in; milliseconds only where there are no seconds.
  const whole = UNITS.findLast(([ms]) => stepMs % ms === 0) ?? UNITS[0]
  const [unitMs, unit] = whole[0] === 1 && window.untilMs >= 2_000 ? UNITS[1] : whole
  const first = Math.ceil(window.fromMs / stepMs)
  const last = Math.floor(window.untilMs / stepMs)
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, n) => {
    const atMs = (first + n) * stepMs
    return { atMs, label: `${Number((atMs / unitMs).toFixed(3))} ${unit}` }
  })
}

function stepOf(leastMs: number): number {
  const [unitMs] = UNITS.findLast(([ms]) => ms <= Math.max(1, leastMs)) ?? UNITS[0]
  const amount = leastMs / unitMs
  return unitMs * (STEPS.find((step) => step >= amount) ?? Math.ceil(amount / 100) * 100)
}
