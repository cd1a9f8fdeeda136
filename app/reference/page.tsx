import { Page } from '@/components/ui/page'
import { Section } from '@/components/ui/section'
import { TitleList } from '@/components/ui/title-list'
import { shelf } from '@/lib/content/library'
import { glossaryPath } from '@/lib/content/site-paths'
import { topics } from '@/lib/content/topics'
import { count } from '@/lib/format/count'

export const metadata = { title: 'Reference' }

export default function ReferencePage() {
  const items = shelf('reference')
  const rows = (wanted: (item: (typeof items)[number]) => boolean) =>
    items.filter(wanted).map(({ id, title, kind }) => ({
      href: `/reference/${id}`,
      title,
      note: kind,
    }))
  return (
    <Page lead="Tables and checklists to look things up in, or to print." title="Reference">
      <TitleList
        rows={[
          {
            href: glossaryPath,
            title: 'Glossary',
            note: count(shelf('glossary').length, 'term'),
          },
          ...rows(({ kind }) => kind === 'checklist'),
        ]}
      />
      {topics
        .map(({ slug, title }) => ({
          title,
          tables: rows((item) => item.kind === 'table' && item.topic === slug),
        }))
        .filter(({ tables }) => tables.length > 0)
        .map(({ title, tables }) => (
          <Section key={title} title={title}>
            <TitleList rows={tables} />
          </Section>
        ))}
    </Page>
  )
}
