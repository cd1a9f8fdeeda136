/** What a lane did for each key, kept beside the limiter so that it can be held to account. */
export interface Ledger {
  readonly offered: number[]
  readonly admitted: number[]
  /** The cost admitted to each key in the trailing window. */
  readonly trailing: number[]
  note(key: number, atMs: number, cost: number, isAdmitted: boolean): void
}

/** Expired entries are cut off in batches of at least this many. */
const SPARE = 1_024

export function createLedger(keys: number, windowMs: number): Ledger {
  const offered = new Array<number>(keys).fill(0)
  const admitted = new Array<number>(keys).fill(0)
  const trailing = new Array<number>(keys).fill(0)
  /** Admissions of the trailing window in time order, as (time, key, cost) in a row. */
  const recent: number[] = []
  let oldest = 0

  const expire = (untilMs: number) => {
    while (oldest < recent.length && recent[oldest]! <= untilMs) {
      trailing[recent[oldest + 1]!]! -= recent[oldest + 2]!
      oldest += 3
    }
    if (oldest < SPARE || 2 * oldest < recent.length) return
    recent.splice(0, oldest)
    oldest = 0
  }

  return {
    offered,
    admitted,
    trailing,
    note(key, atMs, cost, isAdmitted) {
      expire(atMs - windowMs)
      offered[key]! += 1
      if (!isAdmitted) return
      admitted[key]! += 1
      trailing[key]! += cost
      recent.push(atMs, key, cost)
    },
  }
}
