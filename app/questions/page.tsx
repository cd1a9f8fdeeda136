import { QuestionList } from '@/components/question/question-list'
import { Page } from '@/components/ui/page'
import { deck } from '@/lib/content/load'

export const metadata = { title: 'Questions' }

export default function QuestionsPage() {
  return (
    <Page lead="Each opens with an empty box. Answer first, then look." title="Questions">
      <QuestionList deck={deck()} />
    </Page>
  )
}
