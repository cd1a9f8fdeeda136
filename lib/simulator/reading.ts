/** What a figure draws of a run: plain data, and typed arrays where there are many marks. */
export interface Reading {
  readonly durationMs: number
  readonly events: number
  /** The answer of the figure as a sentence, computed from the run. */
  readonly headline: string
  readonly lanes: readonly LaneReading[]
  readonly figureColumns: readonly string[]
  /** What is worth jumping to, in time order. */
  readonly moments: readonly NamedMoment[]
  /** What lessons and predictions may name: `worst.1` is the first lane's worst window. */
  readonly values: Readonly<Record<string, Value>>
  /** What the marks of this run mean, in the order of `SHAPES`. */
  readonly legend: readonly LegendItem[]
}

export interface NamedMoment {
  readonly atMs: number
  readonly label: string
}

export interface Value {
  readonly value: number | string
  /** With its unit, as a sentence would say it. */
  readonly text: string
}

/** Never by colour alone: each shape has one meaning. */
export const SHAPES = ['dot', 'cross', 'ring', 'half'] as const
export type Shape = (typeof SHAPES)[number]

export interface LegendItem {
  readonly shape: Shape
  readonly says: string
}

export interface LaneReading {
  readonly name: string
  /** The rules of the lane in a few words. */
  readonly note: string
  readonly marks: Marks
  /** Spans of time, one row below the other: states of a breaker, attempts of a delivery. */
  readonly bands: Bands | null
  /** The inner state and what it bears, one below the other, each with what it is held against. */
  readonly gauges: readonly Gauge[]
}

export interface Marks {
  readonly times: Float64Array
  /** Indices of `SHAPES`. */
  readonly shapes: Uint8Array
}

export const TONES = ['pass', 'stop', 'wait', 'muted'] as const
export type Tone = (typeof TONES)[number]

export interface Bands {
  readonly rows: number
  readonly fromMs: Float64Array
  readonly untilMs: Float64Array
  readonly row: Uint16Array
  /** Indices of `TONES`. */
  readonly tone: Uint8Array
}

/** A line of steps: `levels[n]` holds from `times[n]` until the next. */
export interface Gauge {
  readonly label: string
  readonly times: Float64Array
  readonly levels: Float64Array
  /** The top of its scale. */
  readonly most: number
  readonly threshold: number | null
}

export function marksOf(marks: readonly { readonly atMs: number; readonly shape: Shape }[]): Marks {
  return {
    times: Float64Array.from(marks, ({ atMs }) => atMs),
    shapes: Uint8Array.from(marks, ({ shape }) => SHAPES.indexOf(shape)),
  }
}

interface Band {
  readonly fromMs: number
  readonly untilMs: number
  readonly row: number
  readonly tone: Tone
}

export function bandsOf(rows: number, bands: readonly Band[]): Bands {
  return {
    rows,
    fromMs: Float64Array.from(bands, ({ fromMs }) => fromMs),
    untilMs: Float64Array.from(bands, ({ untilMs }) => untilMs),
    row: Uint16Array.from(bands, ({ row }) => row),
    tone: Uint8Array.from(bands, ({ tone }) => TONES.indexOf(tone)),
  }
}

interface Scale {
  readonly label: string
  readonly threshold: number | null
  /** The top of the scale is at least this. */
  readonly least?: number
}

export function gaugeOf(
  steps: readonly { readonly atMs: number; readonly level: number }[],
  { label, threshold, least = 1 }: Scale,
): Gauge {
  const levels = Float64Array.from(steps, ({ level }) => level)
  const highest = levels.reduce((most, level) => Math.max(most, level), 0)
  return {
    label,
    times: Float64Array.from(steps, ({ atMs }) => atMs),
    levels,
    most: Math.max(least, threshold ?? 0, highest),
    threshold,
  }
}
