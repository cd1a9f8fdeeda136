'use client'

import { useSummary } from '@/components/shell/stores'
import type { ItemId } from '@/lib/content/item-id'

/** How much of a topic was answered. Its room is the same before and after the answer is known. */
export function TopicProgress({ questions }: { readonly questions: readonly ItemId[] }) {
  const { answered } = useSummary()
  const done = questions.filter((id) => answered.includes(id)).length
  return (
    <span className="text-small text-muted">
      {done > 0 ? `${done} of ${questions.length} answered` : `${questions.length}`}
      {done === 0 && <span className="sr-only"> questions</span>}
    </span>
  )
}
