/** How many of an item's key ideas the learner had. */
export interface Score {
  readonly ticked: number
  readonly of: number
}

/** Recalled means at least half of the key ideas, everywhere in the product. */
export function isRecalled({ ticked, of }: Score): boolean {
  return of > 0 && 2 * ticked >= of
}
