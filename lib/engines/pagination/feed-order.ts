export interface FeedRow {
  readonly id: number
  readonly key: number
}

/** Key descending, then id descending. */
export function precedes(a: FeedRow, b: FeedRow): boolean {
  return a.key > b.key || (a.key === b.key && a.id > b.id)
}

/** How many leading rows satisfy a condition that never holds again once it failed. */
export function countWhile<Row>(rows: readonly Row[], isEarly: (row: Row) => boolean): number {
  let low = 0
  let high = rows.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (isEarly(rows[middle]!)) low = middle + 1
    else high = middle
  }
  return low
}

/** Where a row stands, or would stand. */
export function placeOf(rows: readonly FeedRow[], row: FeedRow): number {
  return countWhile(rows, (other) => precedes(other, row))
}
