import { LevelChip } from '@/components/shell/level-chip'
import { Page } from '@/components/ui/page'
import { TitleList } from '@/components/ui/title-list'
import { shelf } from '@/lib/content/library'
import { topicTitle } from '@/lib/content/topics'

export const metadata = { title: 'Incidents' }

export default function IncidentsPage() {
  return (
    <Page
      lead="The pager goes off. Several causes fit; every look at the evidence costs minutes."
      title="Incidents"
    >
      <TitleList
        rows={shelf('incident').map(({ id, title, topic, level }) => ({
          href: `/incidents/${id}`,
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
