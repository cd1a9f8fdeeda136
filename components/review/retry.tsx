'use client'

import { LearnerGate } from '@/components/shell/learner-gate'
import { useDeck } from '@/components/shell/use-deck'
import { ButtonLink } from '@/components/ui/button'
import { Empty } from '@/components/ui/empty'
import { TitleList } from '@/components/ui/title-list'
import { topicTitle } from '@/lib/content/topics'
import { count } from '@/lib/format/count'
import type { LearnerState } from '@/lib/progress/fold'

export function Retry() {
  return <LearnerGate>{(progress) => <NotRecalled progress={progress} />}</LearnerGate>
}

/** No schedule yet, only the plain rule: what was not recalled is worth another try. */
function NotRecalled({ progress }: { readonly progress: LearnerState }) {
  const deck = useDeck()
  const missed = deck
    .flatMap((entry) => {
      const last = progress.items.get(entry.id)?.last
      return last?.grade === 'again' ? [{ ...entry, atMs: last.atMs }] : []
    })
    .toSorted((a, b) => a.atMs - b.atMs)

  if (missed.length === 0) {
    return (
      <Empty
        says={
          progress.items.size === 0
            ? 'Nothing to review: you have not answered a question in this browser yet.'
            : `Nothing to review: the last grade of all ${count(progress.items.size, 'answered question')} says recalled.`
        }
      >
        <ButtonLink href="/" look="primary">
          Go to Today
        </ButtonLink>
        <ButtonLink href="/questions">Pick a question</ButtonLink>
      </Empty>
    )
  }
  return (
    <TitleList
      rows={missed.map(({ id, prompt, topic }) => ({
        href: `/questions/${id}`,
        title: prompt,
        note: topicTitle(topic),
      }))}
    />
  )
}
