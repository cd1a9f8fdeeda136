'use client'

import { useState, useSyncExternalStore } from 'react'

import { Probes } from '@/components/answer/probes'
import { SelfTest } from '@/components/answer/self-test'
import { Traps } from '@/components/answer/traps'
import { useFocusOnMount } from '@/components/answer/use-focus-on-mount'
import { Prose } from '@/components/markdown/prose'
import { Sources } from '@/components/markdown/sources'
import { LevelChip } from '@/components/shell/level-chip'
import { learnerPorts } from '@/components/shell/stores'
import { Button } from '@/components/ui/button'
import { Link } from '@/components/ui/link'
import type { QuestionCard } from '@/lib/content/topic-file'
import type { Sitting } from '@/lib/review/sitting'
import { createAnswerStore } from '@/lib/state/answer-store'
import type { SittingStore, Turn } from '@/lib/state/sitting-store'

import { LeechHelp } from './leech-help'
import { type Named, type Names, topicName } from './names'
import type { OpenReview } from './review-room'
import { useGradeContext } from './use-grade-context'
import { useQuestionCard } from './use-question-card'

interface QuestionTurnProps {
  readonly turn: Turn
  readonly store: SittingStore
  readonly sitting: Sitting
  readonly review: OpenReview
  readonly name: Named
  readonly names: Names
}

/** A question as it comes up in a session: the prompt is there at once, the rest with its topic. */
export function QuestionTurn(props: QuestionTurnProps) {
  const { turn, name } = props
  const fetched = useQuestionCard(turn.asked.item)
  if (fetched.phase === 'here') return <Answering {...props} card={fetched.card} />
  return (
    <div className="mx-auto w-full max-w-column px-4.5 pt-8 sm:px-7">
      <h1 className="text-title sm:text-display">{name.title}</h1>
      {fetched.phase === 'missing' ? (
        <div className="mt-6">
          <p className="mb-3 text-muted">
            Its answer could not be fetched. Your session is kept: try again with a connection, or
            bury the card until tomorrow.
          </p>
          <Button onClick={fetched.again}>Try again</Button>
        </div>
      ) : (
        <p className="mt-6 text-muted">Fetching the question…</p>
      )}
    </div>
  )
}

interface AnsweringProps extends QuestionTurnProps {
  readonly card: QuestionCard
}

function Answering({ turn, store, sitting, review, name, names, card }: AnsweringProps) {
  const { id, topic } = turn.asked.item
  const [answering] = useState(() =>
    createAnswerStore({
      item: { id, ideas: card.keyIdeas.length },
      log: store.actions.log,
      drafts: learnerPorts.drafts,
      now: () => Date.now(),
      cram: sitting.choice.cram,
    }),
  )
  const state = useSyncExternalStore(answering.subscribe, answering.getState, answering.getState)
  const context = useGradeContext({ id, review, state, sitting, card, onNext: store.actions.next })
  const probes = card.followUps.filter((followUp) => 'ask' in followUp)
  return (
    <SelfTest
      after={
        <>
          <LeechHelp id={id} ideas={card.keyIdeas} names={names} review={review} />
          <Probes probes={probes} />
        </>
      }
      answer={<Prose html={card.answerHtml} />}
      beyond={
        <>
          <Traps traps={card.traps} />
          <Sources checked={card.checked} sources={card.sources} />
          <p className="mt-6 text-small">
            <Link className="text-signal underline" href={name.href}>
              The page of this question, with your note
            </Link>
          </p>
        </>
      }
      context={context}
      heading={
        <Heading
          crumb={`${topicName(topic)} · ${card.kind}`}
          level={card.level}
          title={name.title}
        />
      }
      item={{ id, ideas: card.keyIdeas, aimSeconds: Math.round(card.aimSeconds / 5) * 5 }}
      store={answering}
    />
  )
}

interface HeadingProps {
  readonly crumb: string
  readonly level: QuestionCard['level']
  readonly title: string
}

/** Focused as it comes, so that a reader hears the next question and no key goes astray. */
function Heading({ crumb, level, title }: HeadingProps) {
  const ref = useFocusOnMount<HTMLHeadingElement>()
  return (
    <>
      <p className="mb-3 text-small text-muted">
        {crumb}
        <LevelChip level={level} />
      </p>
      <h1 ref={ref} className="text-title outline-none sm:text-display" tabIndex={-1}>
        {title}
      </h1>
    </>
  )
}
