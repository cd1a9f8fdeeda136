import type { Fact, LearnerEvent } from './events'
import type { Mark } from './order'

/** The learner's history. It only grows; undo is one more event. */
export interface ProgressLog {
  /**
   * Resolves once the event is stored for good, and only then may the screen say so.
   * Rejects with a `StorageError`; then nothing of it was stored.
   */
  append(fact: Fact): Promise<LearnerEvent>
  /**
   * Every event this release understands, in no promised order; given a mark, those after it.
   * Others stay stored, unread.
   */
  read(after?: Mark): Promise<readonly LearnerEvent[]>
  /** Hears each event once it is stored, from other tabs too. Returns how to stop. */
  subscribe(listener: (event: LearnerEvent) => void): () => void
  /**
   * Hears that events have come or gone other than by `append`, from other tabs too: an import, an
   * import taken back, all deleted. What was read before is to be read again.
   */
  onRewritten(listener: () => void): () => void
}
