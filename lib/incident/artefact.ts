/** What a look shows, as what it is. A cell of the matrix has one or more of them. */
export type Artefact =
  | (Titled & { readonly kind: 'log' | 'terminal' | 'diff' | 'plan'; readonly text: string })
  | (Titled & Table)
  | (Titled & Trace)
  | (Titled & Lines)
  | (Titled & Bars)

interface Titled {
  /** What stands above it: a command, a file, the name of a panel. */
  readonly title: string
}

export interface Table {
  readonly kind: 'table'
  readonly columns: readonly string[]
  readonly rows: readonly (readonly string[])[]
}

export interface Trace {
  readonly kind: 'trace'
  readonly spans: readonly Span[]
}

export interface Span {
  readonly depth: number
  readonly service: string
  readonly operation: string
  readonly startMs: number
  /** Null for a span whose end was never received. */
  readonly tookMs: number | null
  readonly note: string
}

/** A panel of lines over time, or over another quantity. */
export interface Lines {
  readonly kind: 'lines'
  readonly unit: string
  readonly axis: Axis
  readonly lines: readonly Line[]
  /** A threshold drawn across, such as a time-out. */
  readonly limit: { readonly name: string; readonly at: number } | null
  readonly marks: readonly { readonly name: string; readonly at: number }[]
  readonly isLog: boolean
}

/** Of time, positions are seconds since midnight of the first day. */
export interface Axis {
  readonly name: string
  readonly isTime: boolean
  readonly from: number
  readonly to: number
  readonly step: number
}

export interface Line {
  readonly name: string
  readonly points: readonly Point[]
}

export interface Point {
  readonly at: number
  readonly value: number
}

/** A panel of named values. */
export interface Bars {
  readonly kind: 'bars'
  readonly unit: string
  readonly bars: readonly { readonly name: string; readonly value: number }[]
}
