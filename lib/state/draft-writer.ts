import type { Drafts } from '@/lib/progress/drafts'
import { problemOf, type StorageProblem } from '@/lib/progress/storage-problem'

interface DraftWriter {
  readonly drafts: Drafts
  readonly key: string
  /** Told after each write why it failed, or that it did not. */
  readonly report: (problem: StorageProblem | undefined) => void
}

/**
 * Saves the newest text, one write at a time; texts that were overtaken meanwhile are skipped.
 * So nothing waits for a timer, and an old text never lands on a newer one. Empty is removed.
 */
export function createDraftWriter({ drafts, key, report }: DraftWriter): (text: string) => void {
  let newest: string | undefined
  let writing = false

  const writeAll = async () => {
    writing = true
    while (newest !== undefined) {
      const text = newest
      newest = undefined
      await store(text).then(
        () => report(undefined),
        (cause: unknown) => report(problemOf(cause)),
      )
    }
    writing = false
  }
  const store = (text: string) => (text === '' ? drafts.remove(key) : drafts.write(key, text))

  return (text) => {
    newest = text
    if (!writing) void writeAll()
  }
}
