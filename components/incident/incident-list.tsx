import { LevelChip } from '@/components/shell/level-chip'
import { TitleList } from '@/components/ui/title-list'
import type { Incident } from '@/lib/content/shelves/incident'
import { topicTitle } from '@/lib/content/topics'
import { count } from '@/lib/format/count'

/** All incidents, with what an investigation takes. */
export function IncidentList({ incidents }: { readonly incidents: readonly Incident[] }) {
  return (
    <TitleList
      rows={incidents.map(({ id, title, topic, level, causes, evidence }) => ({
        href: `/incidents/${id}`,
        title,
        note: (
          <>
            {topicTitle(topic)} · {count(causes.length, 'cause')}, {count(evidence.length, 'look')}
            <LevelChip level={level} />
          </>
        ),
      }))}
    />
  )
}
