import { Page } from '@/components/ui/page'
import { TitleList } from '@/components/ui/title-list'
import { shelf } from '@/lib/content/library'
import { topicTitle } from '@/lib/content/topics'
import { count } from '@/lib/format/count'

export const metadata = { title: 'Reference' }

export default function ReferencePage() {
  const terms = shelf('glossary')
  return (
    <Page lead="Tables and checklists to look things up in, or to print." title="Reference">
      <TitleList
        rows={[
          ...shelf('reference').map(({ id, title, kind, topic }) => ({
            href: `/reference/${id}`,
            title,
            note: `${kind} · ${topicTitle(topic)}`,
          })),
          { href: '/reference/glossary', title: 'Glossary', note: count(terms.length, 'term') },
        ]}
      />
    </Page>
  )
}
