'use client'

import { useShortcuts } from '@/components/shell/shortcuts'
import { useLearner } from '@/components/shell/use-learner'
import { count } from '@/lib/format/count'
import type { SittingState, SittingStore, Turn } from '@/lib/state/sitting-store'

import { ElsewhereCard } from './elsewhere-card'
import { wordsOf } from './happenings'
import type { Names } from './names'
import { QuestionTurn } from './question-turn'
import type { OpenReview } from './review-room'
import { SessionBar } from './session-bar'
import { useAhead } from './use-ahead'

interface SessionProps {
  readonly store: SittingStore
  readonly sitting: SittingState
  readonly review: OpenReview
  readonly names: Names
}

/** One card after the other. */
export function Session({ store, sitting, review, names }: SessionProps) {
  const { turn, happening } = sitting
  const flagged = useFlag(turn)
  const { actions } = store
  const flag = () => void actions.flag(!flagged)
  const settled = turn?.settled === true
  useAhead(turn)
  useShortcuts('This card', [
    { keys: '-', label: 'Bury until tomorrow', run: () => void actions.bury(), enabled: !settled },
    { keys: '@', label: 'Suspend', run: () => void actions.suspend() },
    { keys: '*', label: flagged ? 'Take the flag away' : 'Flag this card', run: flag },
  ])
  if (!turn) return null
  return (
    <>
      <SessionBar
        actions={actions}
        flagged={flagged}
        onFlag={flag}
        says={happening ? wordsOf(happening, names) : ''}
        turn={turn}
      />
      <p aria-live="polite" className="sr-only">
        Card {turn.place} of {count(turn.of, 'card')}
      </p>
      {turn.asked.item.level === undefined ? (
        <ElsewhereCard key={turn.serial} name={names(turn.asked.item.id)} turn={turn} />
      ) : (
        <QuestionTurn
          key={turn.serial}
          name={names(turn.asked.item.id)}
          names={names}
          review={review}
          store={store}
          sitting={sitting.sitting}
          turn={turn}
        />
      )}
    </>
  )
}

function useFlag(turn: Turn | undefined): boolean {
  const learner = useLearner()
  return (
    turn !== undefined && learner.phase === 'open' && learner.progress.flags.has(turn.asked.item.id)
  )
}
