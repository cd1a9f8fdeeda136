import { SelfTest } from '@/components/answer/self-test'
import { Prose } from '@/components/markdown/prose'
import { LevelChip } from '@/components/shell/level-chip'
import type { DeckEntry } from '@/lib/content/deck'
import { speakingSeconds, toHtml } from '@/lib/content/markdown'
import type { Question } from '@/lib/content/shelves/question'
import { topicTitle } from '@/lib/content/topics'
import { href } from '@/lib/format/href'

import { AfterAnswer } from './after-answer'
import { Beyond } from './beyond'

interface QuestionPageProps {
  readonly question: Question
  readonly deck: readonly DeckEntry[]
}

export async function QuestionPage({ question, deck }: QuestionPageProps) {
  const { id, topic, kind, level, title, keyIdeas, sections } = question
  const next = deck[(deck.findIndex((entry) => entry.id === id) + 1) % deck.length]
  return (
    <SelfTest
      after={<AfterAnswer followUps={question.followUps} deck={deck} next={next} />}
      answer={<Prose html={await toHtml(sections.Answer, { href })} />}
      beyond={<Beyond question={question} />}
      heading={
        <>
          <p className="mb-3 text-small text-muted">
            {topicTitle(topic)} · {kind}
            <LevelChip level={level} />
          </p>
          <h1 className="text-title sm:text-display">{title}</h1>
        </>
      }
      item={{ id, ideas: keyIdeas, aimSeconds: roundedToFive(speakingSeconds(sections.Answer)) }}
    />
  )
}

/** Nobody speaks to the second. */
const roundedToFive = (seconds: number) => Math.round(seconds / 5) * 5
