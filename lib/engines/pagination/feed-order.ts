/** The rows of a feed in order: key descending, then id descending. Place 0 is the newest row. */
export interface FeedRow {
  readonly id: number
  readonly key: number
}

export interface FeedOrder<Row extends FeedRow> {
  size(): number
  at(place: number): Row | undefined
  slice(from: number, to: number): Row[]
  /** Where a row stands, or would stand. */
  placeOf(row: FeedRow): number
  /** How many leading rows satisfy a condition that never holds again once it failed. */
  countWhile(isEarly: (row: Row) => boolean): number
  add(row: Row): void
  remove(row: Row): void
}

export function precedes(a: FeedRow, b: FeedRow): boolean {
  return a.key > b.key || (a.key === b.key && a.id > b.id)
}

/** Kept in one array, newest last: most rows come in at the head, where nothing must move. */
export function createFeedOrder<Row extends FeedRow>(rows: readonly Row[]): FeedOrder<Row> {
  const ascending = rows.toSorted((a, b) => (precedes(a, b) ? 1 : -1))
  const indexAt = (place: number) => ascending.length - 1 - place

  const countWhile = (isEarly: (row: Row) => boolean) => {
    let low = 0
    let high = ascending.length
    while (low < high) {
      const middle = (low + high) >>> 1
      if (isEarly(ascending[indexAt(middle)]!)) low = middle + 1
      else high = middle
    }
    return low
  }
  const placeOf = (row: FeedRow) => countWhile((other) => precedes(other, row))
  return {
    size: () => ascending.length,
    at: (place) => ascending[indexAt(place)],
    slice: (from, to) => {
      const last = Math.min(to, ascending.length)
      return from < last ? ascending.slice(indexAt(last - 1), indexAt(from) + 1).reverse() : []
    },
    placeOf,
    countWhile,
    add: (row) => {
      ascending.splice(ascending.length - placeOf(row), 0, row)
    },
    remove: (row) => {
      ascending.splice(indexAt(placeOf(row)), 1)
    },
  }
}
