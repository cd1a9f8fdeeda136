import { SelfTest } from '@/components/answer/self-test'
import { Prose } from '@/components/markdown/prose'
import { LevelChip } from '@/components/shell/level-chip'
import { ButtonLink } from '@/components/ui/button'
import { Link } from '@/components/ui/link'
import type { DeckEntry } from '@/lib/content/deck'
import { type HtmlOptions, speakingSeconds, toHtml } from '@/lib/content/markdown'
import type { Neighbour } from '@/lib/content/neighbours'
import type { Question } from '@/lib/content/shelves/question'
import { topicTitle } from '@/lib/content/topics'

import { AfterAnswer, AfterAnswerAhead } from './after-answer'
import { Beyond } from './beyond'

interface QuestionPageProps {
  readonly question: Question
  readonly deck: readonly DeckEntry[]
  readonly see: readonly Neighbour[]
  readonly html: HtmlOptions
}

export async function QuestionPage({ question, deck, see, html }: QuestionPageProps) {
  const { id, topic, kind, level, title, keyIdeas, sections, followUps } = question
  const next = deck[(deck.findIndex((entry) => entry.id === id) + 1) % deck.length]
  const answer = await toHtml(sections.Answer, html)
  return (
    <>
      <SelfTest
        after={
          <AfterAnswer
            itemId={id}
            next={next && { id: next.id }}
            onward={onwardIn(followUps, deck)}
            probes={followUps.filter((followUp) => 'ask' in followUp)}
          />
        }
        answer={<Prose html={answer} />}
        beyond={<Beyond question={question} see={see} />}
        context={{
          onward: next && (
            <ButtonLink className="mt-1 w-full" href={`/questions/${next.id}`}>
              Next question
            </ButtonLink>
          ),
        }}
        heading={
          <>
            <p className="mb-3 text-small text-muted">
              <Link
                className="-my-2.5 inline-block py-2.5 hover:underline"
                href={`/topics/${topic}`}
              >
                {topicTitle(topic)}
              </Link>{' '}
              · {kind}
              <LevelChip level={level} />
            </p>
            <h1 className="text-title sm:text-display">{title}</h1>
          </>
        }
        item={{ id, ideas: keyIdeas, aimSeconds: roundedToFive(speakingSeconds(sections.Answer)) }}
      />
      <AfterAnswerAhead />
    </>
  )
}

/** Follow-ups that stand alone, in the author's order; until its file is written there is nothing to link to. */
function onwardIn(followUps: Question['followUps'], deck: readonly DeckEntry[]) {
  return followUps.flatMap((followUp) => {
    const entry = 'id' in followUp && deck.find(({ id }) => id === followUp.id)
    return entry ? [{ id: entry.id, prompt: entry.prompt }] : []
  })
}

/** Nobody speaks to the second. */
const roundedToFive = (seconds: number) => Math.round(seconds / 5) * 5
