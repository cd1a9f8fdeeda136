/** What can be wrong with storage, as far as a learner can do something about it. */
export type StorageProblem =
  /** The browser or its settings forbid it. */
  | 'blocked'
  /** No room left. */
  | 'full'
  /** A newer release of the site has been here: this one must not touch its data. */
  | 'newer-version'
  | 'unknown'

export class StorageError extends Error {
  override readonly name = 'StorageError'

  constructor(
    readonly problem: StorageProblem,
    cause?: unknown,
  ) {
    super(`Storage: ${problem}`, { cause })
  }
}

export function problemOf(cause: unknown): StorageProblem {
  return cause instanceof StorageError ? cause.problem : 'unknown'
}
