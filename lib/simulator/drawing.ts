/** A picture beside the table of a sheet, as plain data. What it shows the table says too. */
export type Drawing = BarsDrawing

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
