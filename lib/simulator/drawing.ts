import type { LegendItem, Shape } from './reading'

/** A picture beside the table of a sheet, as plain data. What it shows the table says too. */
export type Drawing = BarsDrawing | CurveDrawing | StripsDrawing

/** Things in a row, of which some neighbours were used: pages of a table, slots of a pool. */
export interface BarsDrawing {
  readonly kind: 'bars'
  readonly groups: readonly { readonly name: string; readonly bars: readonly Bar[] }[]
}

export interface Bar {
  readonly name: string
  readonly all: number
  readonly from: number
  readonly used: number
  /** They lie all over instead of side by side. */
  readonly isScattered: boolean
  readonly says: string
}

/** Lines over one axis, with one place on it marked. */
export interface CurveDrawing {
  readonly kind: 'curve'
  /** The chart in one sentence. */
  readonly label: string
  readonly axes: { readonly x: string; readonly y: string }
  readonly lines: readonly Curve[]
  readonly markX: number
}

export interface Curve {
  readonly name: string
  readonly points: readonly (readonly [x: number, y: number])[]
}

/** Short lists, one below the other, in which some things are marked: the pages that somebody read. */
export interface StripsDrawing {
  readonly kind: 'strips'
  readonly groups: readonly { readonly name: string; readonly strips: readonly Strip[] }[]
  readonly legend: readonly LegendItem[]
}

export interface Strip {
  readonly name: string
  readonly chips: readonly Chip[]
  /** So many things there was no room for. */
  readonly more: number
}

export interface Chip {
  readonly text: string
  readonly mark?: Shape
}
