import type { Metadata } from 'next'

import { TopicPage } from '@/components/question/topic-page'
import { deck, find, onTopic } from '@/lib/content/library'
import { titleOf } from '@/lib/content/title'
import { topicSlugs } from '@/lib/content/topics'

interface Props {
  readonly params: Promise<{ readonly topic: string }>
}

export const dynamicParams = false

/** Of the topics and not of their files: one that is missing stops the build by name. */
export const generateStaticParams = () => topicSlugs.map((topic) => ({ topic }))

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: titleOf(find('topic', (await params).topic)) }
}

export default async function Topic({ params }: Props) {
  const topic = find('topic', (await params).topic)
  const questions = deck().filter((entry) => entry.topic === topic.topic)
  return <TopicPage questions={questions} see={onTopic(topic)} topic={topic} />
}
