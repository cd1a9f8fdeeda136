/** The shape of the table in layers.mjs, for the tests that read it. */
interface Layer {
  readonly path: string
  /** Project paths this layer may import, besides its own. */
  readonly may: readonly string[]
  readonly vendors: readonly string[]
  /** Files without extension that may use Node's own modules. */
  readonly node?: readonly string[]
}

export const layers: readonly Layer[]
