import type { Fact, LearnerEvent } from './events'

/** The learner's history. It only grows; undo is one more event. */
export interface ProgressLog {
  /**
   * Resolves once the event is stored for good, and only then may the screen say so.
   * Rejects with a `StorageError`; then nothing of it was stored.
   */
  append(fact: Fact): Promise<LearnerEvent>
  /** Every event this release understands, in no promised order. Others stay stored, unread. */
  read(): Promise<readonly LearnerEvent[]>
  /** Hears each event once it is stored, from other tabs too. Returns how to stop. */
  subscribe(listener: (event: LearnerEvent) => void): () => void
}
