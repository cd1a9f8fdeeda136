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
  const { deck } = useDeck()
  const missed = [...progress.items]
    .filter(([, { last }]) => last.grade === 'again')
    .toSorted(([, a], [, b]) => a.last.atMs - b.last.atMs)

  if (missed.length === 0) return <NothingMissed answered={progress.items.size} />
  return (
    <TitleList
      rows={missed.map(([id]) => {
        const entry = deck?.find((each) => each.id === id)
        return {
          href: `/questions/${id}`,
          title: entry?.prompt ?? id,
          note: entry ? topicTitle(entry.topic) : '',
        }
      })}
    />
  )
}

function NothingMissed({ answered }: { readonly answered: number }) {
  return (
    <Empty
      says={
        answered === 0
          ? 'Nothing to review: you have not answered a question in this browser yet.'
          : `Nothing to review: the last grade of all ${count(answered, 'answered question')} says recalled.`
      }
    >
      <ButtonLink href="/" look="primary">
        Go to Today
      </ButtonLink>
      <ButtonLink href="/questions">Pick a question</ButtonLink>
    </Empty>
  )
}
