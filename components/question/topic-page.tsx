import { SeeAlso } from '@/components/markdown/see-also'
import { ButtonLink } from '@/components/ui/button'
import { Page } from '@/components/ui/page'
import { Section } from '@/components/ui/section'
import type { DeckEntry } from '@/lib/content/deck'
import type { Neighbour } from '@/lib/content/neighbours'
import type { Topic } from '@/lib/content/shelves/topic'
import { topicTitle } from '@/lib/content/topics'

import { TopicQuestions } from './topic-questions'

interface TopicPageProps {
  readonly topic: Topic
  readonly questions: readonly DeckEntry[]
  readonly see: readonly Neighbour[]
}

/** What interviewers look for in a topic, and everything the site has on it. */
export function TopicPage({ topic, questions, see }: TopicPageProps) {
  const [first] = questions
  return (
    <Page crumb="Topic" lead={topic.lead} title={topicTitle(topic.topic)}>
      {first && (
        <ButtonLink className="w-full sm:w-auto" href={`/questions/${first.id}`} look="primary">
          Answer the first question
        </ButtonLink>
      )}
      <Section title="What interviewers probe">
        <dl className="hairlines border-y border-line text-[0.9375rem]">
          {topic.probes.map(({ ask, listensFor }) => (
            <div key={ask} className="py-3">
              <dt className="font-medium">{ask}</dt>
              <dd className="mt-0.5 max-w-[68ch] text-muted">{listensFor}</dd>
            </div>
          ))}
        </dl>
      </Section>
      <Section title="Questions">
        <TopicQuestions questions={questions} />
      </Section>
      <SeeAlso neighbours={see} />
    </Page>
  )
}
