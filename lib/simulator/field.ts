/** Where in a scenario a control writes. */
export type Path = readonly (string | number)[]

interface Common {
  /** Unique on a page, so that a label says what it is without its neighbours. */
  readonly label: string
  /** The heading it stands under. */
  readonly group: string
}

export interface NumberField extends Common {
  readonly kind: 'number'
  readonly path: Path
  readonly unit: string
  readonly least: number
  readonly most: number
}

/** Each option sets what lies at `path` as a whole, so that kinds can be changed. */
export interface ChoiceField extends Common {
  readonly kind: 'choice'
  readonly path: Path
  /** The label of the option in force; it need not be one of the options. */
  readonly chosen: string
  readonly options: readonly Option[]
}

export interface Option {
  readonly label: string
  readonly set: unknown
}

export type Field = NumberField | ChoiceField

/** What lies at a path, or undefined. */
export function valueAt(scenario: unknown, path: Path): unknown {
  return path.reduce<unknown>((at, key) => (isTree(at) ? (at as Tree)[key] : undefined), scenario)
}

/** The scenario with something else at a path; what was passed in stays as it is. */
export function withValue(scenario: unknown, path: Path, value: unknown): unknown {
  const [key, ...rest] = path
  if (key === undefined) return value
  const tree: Tree = isTree(scenario) ? scenario : {}
  const next = withValue(tree[key], rest, value)
  if (!Array.isArray(tree)) return { ...tree, [key]: next }
  return tree.map((item: unknown, index) => (index === key ? next : item))
}

type Tree = { readonly [key: string | number]: unknown }

const isTree = (value: unknown): value is Tree => typeof value === 'object' && value !== null
