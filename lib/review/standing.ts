import type { ItemId } from '@/lib/content/item-id'
import type { Standing } from '@/lib/content/standings'
import type { LearnerState } from '@/lib/progress/fold'

/** How an item stands with the learner: what `is:` asks for, and what lists show. */
export function standingsOf({ items, flags }: LearnerState, id: ItemId): readonly Standing[] {
  const last = items.get(id)?.last
  const flagged: readonly Standing[] = flags.has(id) ? ['flagged'] : []
  if (!last) return ['new', ...flagged]
  return last.grade === 'again' ? ['answered', 'due', ...flagged] : ['answered', ...flagged]
}
