import { StorageError, type StorageProblem } from '@/lib/progress/storage-problem'

const problems: Readonly<Record<string, StorageProblem>> = {
  MissingAPIError: 'blocked',
  SecurityError: 'blocked',
  NotAllowedError: 'blocked',
  QuotaExceededError: 'full',
  VersionError: 'newer-version',
}

/** Runs a piece of storage work so that whatever goes wrong is one of the problems we can name. */
export async function typed<T>(work: () => PromiseLike<T>): Promise<T> {
  try {
    return await work()
  } catch (cause) {
    throw toStorageError(cause)
  }
}

export function toStorageError(cause: unknown): StorageError {
  return cause instanceof StorageError ? cause : new StorageError(problemIn(cause), cause)
}

/** Dexie wraps: an aborted transaction carries the reason as `inner`. */
function problemIn(cause: unknown): StorageProblem {
  if (!(cause instanceof Error) && !(cause instanceof DOMException)) return 'unknown'
  return problems[cause.name] ?? ('inner' in cause ? problemIn(cause.inner) : 'unknown')
}
