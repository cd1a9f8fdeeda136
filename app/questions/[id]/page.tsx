import type { Metadata } from 'next'

import { QuestionPage } from '@/components/question/question-page'
import { deck, find, shelf } from '@/lib/content/load'

interface Props {
  readonly params: Promise<{ readonly id: string }>
}

export const dynamicParams = false

export const generateStaticParams = () => shelf('question').map(({ id }) => ({ id }))

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: find('question', (await params).id).title }
}

export default async function Question({ params }: Props) {
  return <QuestionPage deck={deck()} question={find('question', (await params).id)} />
}
