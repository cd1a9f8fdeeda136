import type { Metadata } from 'next'

import { TopicPage } from '@/components/question/topic-page'
import { deck, find, neighbours, shelf } from '@/lib/content/library'
import { titleOf } from '@/lib/content/title'

interface Props {
  readonly params: Promise<{ readonly topic: string }>
}

export const dynamicParams = false

export const generateStaticParams = () => shelf('topic').map(({ id }) => ({ topic: id }))

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: titleOf(find('topic', (await params).topic)) }
}

export default async function Topic({ params }: Props) {
  const topic = find('topic', (await params).topic)
  const questions = deck().filter((entry) => entry.topic === topic.topic)
  return <TopicPage questions={questions} see={neighbours(topic)} topic={topic} />
}
