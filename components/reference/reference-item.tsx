import { Phrase, Prose } from '@/components/markdown/prose'
import { SeeAlso } from '@/components/markdown/see-also'
import { Sources } from '@/components/markdown/sources'
import { Link } from '@/components/ui/link'
import { Page } from '@/components/ui/page'
import { type HtmlOptions, toHtml } from '@/lib/content/markdown'
import type { Neighbour } from '@/lib/content/neighbours'
import type { Reference } from '@/lib/content/shelves/reference'
import { tableData } from '@/lib/content/table'
import { topicTitle } from '@/lib/content/topics'

import { DataTable } from './data-table'

/** The title of the page says what these are. */
const UNTITLED: ReadonlySet<string> = new Set(['About', 'Table'])

interface ReferenceItemProps {
  readonly item: Reference
  readonly see: readonly Neighbour[]
  readonly html: HtmlOptions
}

/** A table or a checklist, wide enough for its columns; its sections in the order of the file. */
export function ReferenceItem({ item, see, html }: ReferenceItemProps) {
  const { title, kind, topic, sections, sources, checked } = item
  return (
    <Page
      crumb={
        <>
          <Link className="-my-2.5 inline-block py-2.5 hover:underline" href={`/topics/${topic}`}>
            {topicTitle(topic)}
          </Link>{' '}
          · {kind}
        </>
      }
      title={title}
      wide={kind === 'table'}
    >
      <div className="space-y-8">
        {Object.entries<string | undefined>(sections).map(([name, markdown = '']) => (
          <section key={name} aria-label={name === 'Table' ? undefined : name}>
            {!UNTITLED.has(name) && <h2 className="mb-3 text-lead">{name}</h2>}
            {name === 'Table' ? (
              <Table html={html} label={title} markdown={markdown} />
            ) : (
              <Text
                className={name === 'Checklist' ? 'checklist' : ''}
                html={html}
                markdown={markdown}
              />
            )}
          </section>
        ))}
      </div>
      <SeeAlso neighbours={see} />
      <Sources checked={checked} sources={sources} />
    </Page>
  )
}

interface PartProps {
  readonly markdown: string
  readonly html: HtmlOptions
}

async function Text({ markdown, html, className }: PartProps & { readonly className: string }) {
  return <Prose className={className} html={await toHtml(markdown, html)} />
}

async function Table({ markdown, html, label }: PartProps & { readonly label: string }) {
  const { columns, rows } = await tableData(markdown, html)
  return (
    <DataTable
      columns={columns}
      label={label}
      rows={rows.map(({ id, cells }) => ({
        id,
        cells: cells.map((cell, index) => <Phrase key={index} html={cell.html} />),
      }))}
    />
  )
}
