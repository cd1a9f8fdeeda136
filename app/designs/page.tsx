import { LevelChip } from '@/components/shell/level-chip'
import { Page } from '@/components/ui/page'
import { TitleList } from '@/components/ui/title-list'
import { shelf } from '@/lib/content/library'
import { topicTitle } from '@/lib/content/topics'

export const metadata = { title: 'Designs' }

export default function DesignsPage() {
  return (
    <Page lead="A prompt, an empty page, and a rubric to read yourself against." title="Designs">
      <TitleList
        rows={shelf('design').map(({ id, title, topic, level }) => ({
          href: `/designs/${id}`,
          title,
          note: (
            <>
              {topicTitle(topic)}
              <LevelChip level={level} />
            </>
          ),
        }))}
      />
    </Page>
  )
}
