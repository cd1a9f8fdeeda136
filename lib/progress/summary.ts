import { isItemId, type ItemId } from '@/lib/content/item-id'

import type { LearnerState } from './fold'
import { parseFields } from './text-slot'

/** What first paint may know before storage is open. A copy and advisory: the log decides. */
export interface Summary {
  readonly answered: readonly ItemId[]
  /** How many items wait for review. */
  readonly due: number
}

/** The localStorage key. */
export const SUMMARY_SLOT = 'summary'

export const newVisitor: Summary = { answered: [], due: 0 }

/** `due` is not the log's to say: it takes a schedule and the time of day. */
export function summarise({ items }: LearnerState, due: number): Summary {
  return { answered: [...items.keys()], due }
}

/** Whatever another release or a curious hand left there; what can't be read is not there. */
export function parseSummary(text: string | undefined): Summary {
  const { answered, due } = parseFields(text)
  const isCount = typeof due === 'number' && Number.isSafeInteger(due) && due >= 0
  return {
    answered: Array.isArray(answered)
      ? answered.filter((id) => typeof id === 'string' && isItemId(id))
      : [],
    due: isCount ? due : 0,
  }
}
