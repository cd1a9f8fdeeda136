/** In ms, bytes, or as a plain number: what two quantities of one column are compared by. */
const UNITS: Readonly<Record<string, number>> = {
  '': 1,
  '%': 1,
  ms: 1,
  s: 1_000,
  second: 1_000,
  min: 60_000,
  minute: 60_000,
  h: 3_600_000,
  hour: 3_600_000,
  d: 86_400_000,
  day: 86_400_000,
  b: 1,
  kb: 1e3,
  kib: 1_024,
  mb: 1e6,
  mib: 1_048_576,
  gb: 1e9,
  gib: 1_073_741_824,
  tb: 1e12,
  k: 1e3,
  m: 1e6,
}

const QUANTITY = /^(\d[\d,]*(?:\.\d+)?)\s*(%|[a-z]+)?$/i
const PARTS = /\d[\d,]*(?:\.\d+)?\s*(?:%|[a-z]+)?/gi
const LONGEST_SORTED = 32

/** `6 h 43 min`, `99.95%`, `1,024 MiB`; undefined for whatever is more than a quantity. */
export function magnitudeOf(text: string): number | undefined {
  const parts = text.match(PARTS) ?? []
  if (parts.length === 0 || parts.join(' ').replace(/\s+/g, ' ') !== text.replace(/\s+/g, ' ')) {
    return undefined
  }
  const sizes = parts.map((part) => {
    const [, digits = '', unit = ''] = QUANTITY.exec(part.trim()) ?? []
    const factor = UNITS[unit.toLowerCase()] ?? UNITS[unit.toLowerCase().replace(/s$/, '')]
    return factor === undefined ? NaN : Number(digits.replaceAll(',', '')) * factor
  })
  const sum = sizes.reduce((total, size) => total + size, 0)
  return Number.isNaN(sum) ? undefined : sum
}

export type SortKeys = readonly (number | string)[]

/**
 * What a column is sorted by, or undefined where an order would say nothing: sentences, and
 * quantities mixed with words.
 */
export function sortKeys(texts: readonly string[]): SortKeys | undefined {
  const sizes = texts.map(magnitudeOf)
  if (sizes.every((size) => size !== undefined)) return sizes
  const isPlain = texts.every((text) => text.length <= LONGEST_SORTED && !/^\W*\d/.test(text))
  return isPlain ? texts : undefined
}
