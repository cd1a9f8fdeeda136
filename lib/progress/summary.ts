import { isItemId, type ItemId } from '@/lib/content/item-id'

import type { LearnerState } from './fold'
import { parseFields } from './text-slot'

/** What first paint may know before storage is open. A copy and advisory: the log decides. */
export interface Summary {
  readonly answered: readonly ItemId[]
  /** When what was answered comes back: it is read on another day than it was written. */
  readonly due: readonly Wave[]
}

/** From an instant on, so many more items wait for review. */
export type Wave = readonly [fromMs: number, items: number]

export function dueAt({ due }: Pick<Summary, 'due'>, nowMs: number): number {
  return due.reduce((sum, [fromMs, items]) => (fromMs <= nowMs ? sum + items : sum), 0)
}

/** The localStorage key. */
export const SUMMARY_SLOT = 'summary'

export const emptySummary: Summary = { answered: [], due: [] }

/** `due` is not the log's to say: it takes a schedule. */
export function summarise({ items }: LearnerState, due: Summary['due']): Summary {
  return { answered: [...items.keys()], due }
}

/** Whatever another release or a curious hand left there; what can't be read is not there. */
export function parseSummary(text: string | undefined): Summary {
  const { answered, due } = parseFields(text)
  return {
    answered: Array.isArray(answered)
      ? answered.filter((id) => typeof id === 'string' && isItemId(id))
      : [],
    due: Array.isArray(due) ? due.filter(isWave) : [],
  }
}

function isWave(wave: unknown): wave is Wave {
  return (
    Array.isArray(wave) &&
    wave.length === 2 &&
    wave.every((part) => Number.isSafeInteger(part) && Number(part) >= 0)
  )
}
