import { count } from '@/lib/format/count'

/** What a figure says, apart from how it is drawn. */
export interface Figure<Chart> {
  /** A sentence computed from the data. */
  readonly title: string
  /** What it was counted from. */
  readonly n: string
  /** Set while there is too little to go by. */
  readonly caution: string | undefined
  readonly formula: readonly string[]
  readonly table: Table
  /** Undefined while there is nothing to draw. */
  readonly chart: Chart | undefined
}

export interface Table {
  readonly columns: readonly string[]
  /** The first cell names the row. */
  readonly rows: readonly (readonly string[])[]
}

/** Below it one more answer moves a share by ten points or more. */
const FEW = 10

export const isFew = (n: number) => n < FEW

export function cautionOf(n: number, noun: string): string | undefined {
  return n > 0 && isFew(n) ? `From ${count(n, noun)}; says little.` : undefined
}

export const nOf = (n: number, noun: string) => `n = ${count(n, noun)}`
