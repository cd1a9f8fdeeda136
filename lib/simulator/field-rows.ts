import type { ChoiceField, NumberField, Path } from './field'

/** A row of a form: under which heading it stands, and what it is called. */
export type Named = readonly [group: string, label: string]

export interface Bounds {
  readonly unit?: string
  readonly least?: number
  readonly most: number
}

export function number(
  [group, label]: Named,
  path: Path,
  { unit = '', least = 1, most }: Bounds,
): NumberField {
  return { kind: 'number', group, label, path, unit, least, most }
}

/** How long a run is, and its chance. */
export const runFields = (mostMs: number) => [
  number(['Run', 'Length of the run'], ['durationMs'], { unit: 'ms', most: mostMs }),
  number(['Run', 'Seed'], ['seed'], { least: 0, most: 1_000_000 }),
]

interface Options {
  /** What the scenario holds there. */
  readonly now: unknown
  /** By label, what each option sets. */
  readonly of: Readonly<Record<string, unknown>>
}

export function choice([group, label]: Named, path: Path, { now, of }: Options): ChoiceField {
  const options = Object.entries(of).map(([name, set]) => ({ label: name, set }))
  const known = options.find(({ set }) => includes(now, set))
  return { kind: 'choice', group, label, path, chosen: known?.label ?? 'as it is', options }
}

/** Options for words that are their own labels. */
export const words = (all: readonly string[]) => Object.fromEntries(all.map((each) => [each, each]))

/** A parsed scenario holds the defaults too, which an option leaves out. */
function includes(now: unknown, set: unknown): boolean {
  if (typeof set !== 'object' || set === null) return now === set
  if (typeof now !== 'object' || now === null) return false
  return Object.entries(set).every(([key, value]) =>
    includes((now as Readonly<Record<string, unknown>>)[key], value),
  )
}
