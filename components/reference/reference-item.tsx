import { Prose } from '@/components/markdown/prose'
import { Sources } from '@/components/markdown/sources'
import { Page } from '@/components/ui/page'
import { toHtml } from '@/lib/content/markdown'
import type { Reference } from '@/lib/content/shelves/reference'
import { topicTitle } from '@/lib/content/topics'
import { href } from '@/lib/format/href'

/** The title of the page says what these are. */
const UNTITLED: ReadonlySet<string> = new Set(['About', 'Table'])

/** A table or a checklist, wide enough for its columns; its sections in the order of the file. */
export async function ReferenceItem({ item }: { readonly item: Reference }) {
  const { title, kind, topic, sections, sources, checked } = item
  const parts = await Promise.all(
    Object.entries<string>(sections).map(async ([name, markdown]) => ({
      name,
      html: await toHtml(markdown, { href }),
    })),
  )
  return (
    <Page crumb={`${topicTitle(topic)} · ${kind}`} title={title} wide>
      <div className="space-y-8">
        {parts.map(({ name, html }) => (
          <section key={name}>
            {!UNTITLED.has(name) && <h2 className="mb-3 text-lead">{name}</h2>}
            <Prose html={html} />
          </section>
        ))}
      </div>
      <Sources checked={checked} sources={sources} />
    </Page>
  )
}
