import type { ItemId } from '@/lib/content/item-id'
import type { Standing } from '@/lib/progress/undo'

import { attemptsIn } from './attempts'

/** What a session came to. An undone answer is not in it. */
export interface Recap {
  /** Items, however often they came back. */
  readonly asked: readonly ItemId[]
  /** Recalled in the end. */
  readonly learned: readonly ItemId[]
  /** At least once in the session. They come back tomorrow. */
  readonly sureAndWrong: readonly ItemId[]
  readonly spentMs: number
}

/** Of the events that stand since the session began. */
export function recapOf(events: readonly Standing[]): Recap {
  const attempts = events.flatMap(attemptsIn)
  const last = new Map(attempts.map(({ itemId, grade }) => [itemId, grade]))
  const sureAndWrong = attempts.filter(
    ({ sure, recalled, grade }) => sure && (!recalled || grade === 'again'),
  )
  return {
    asked: [...last.keys()],
    learned: [...last].flatMap(([id, grade]) => (grade === 'again' ? [] : [id])),
    sureAndWrong: [...new Set(sureAndWrong.map(({ itemId }) => itemId))],
    spentMs: events.reduce((sum, event) => sum + ('spentMs' in event ? event.spentMs : 0), 0),
  }
}
