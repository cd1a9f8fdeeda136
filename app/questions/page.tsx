import { Browse } from '@/components/question/browse'
import { TopicMap } from '@/components/question/topic-map'
import { Page } from '@/components/ui/page'
import { deck } from '@/lib/content/library'
import { count } from '@/lib/format/count'

export const metadata = { title: 'Questions' }

export default function QuestionsPage() {
  return (
    <Page
      lead={`${count(deck().length, 'question')}. Each opens with an empty box: answer first, then look.`}
      title="Questions"
    >
      <Browse>
        <TopicMap deck={deck()} />
      </Browse>
    </Page>
  )
}
