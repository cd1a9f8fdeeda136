'use client'

import { useSummary } from '@/components/shell/stores'
import type { ItemId } from '@/lib/content/item-id'

/** How much of a topic was answered. It begins at the same place before and after that is known. */
export function TopicProgress({ questions }: { readonly questions: readonly ItemId[] }) {
  const { answered } = useSummary()
  const done = questions.filter((id) => answered.includes(id)).length
  return (
    <span className="w-33 text-small text-muted">
      {done > 0 ? `${done} of ${questions.length} answered` : `${questions.length}`}
      {done === 0 && <span className="sr-only"> questions</span>}
    </span>
  )
}
