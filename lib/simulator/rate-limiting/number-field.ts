import type { NumberField, Path } from '../field'

interface Bounds {
  readonly unit?: string
  readonly least?: number
  readonly most: number
}

export const inGroup =
  (group: string) =>
  (label: string, path: Path, { unit = '', least = 1, most }: Bounds): NumberField => ({
    kind: 'number',
    group,
    label,
    path,
    unit,
    least,
    most,
  })
