import type { Metadata } from 'next'

import { QuestionPage } from '@/components/question/question-page'
import { deck, find, neighbours, proseOptions, shelf } from '@/lib/content/library'

interface Props {
  readonly params: Promise<{ readonly id: string }>
}

export const dynamicParams = false

export const generateStaticParams = () => shelf('question').map(({ id }) => ({ id }))

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: find('question', (await params).id).title }
}

export default async function Question({ params }: Props) {
  const question = find('question', (await params).id)
  return (
    <QuestionPage
      deck={deck()}
      html={proseOptions()}
      question={question}
      see={neighbours(question)}
    />
  )
}
