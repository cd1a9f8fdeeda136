import { Prose } from '@/components/markdown/prose'
import { Sources } from '@/components/markdown/sources'
import { toHtml } from '@/lib/content/markdown'
import type { GlossaryTerm } from '@/lib/content/shelves/glossary'
import { href } from '@/lib/format/href'

export async function Glossary({ terms }: { readonly terms: readonly GlossaryTerm[] }) {
  const sorted = terms.toSorted((a, b) => a.term.localeCompare(b.term, 'en'))
  const entries = await Promise.all(
    sorted.map(async (term) => ({
      ...term,
      html: await toHtml(term.sections.Definition, { href }),
    })),
  )
  return (
    <div className="hairlines border-y border-line">
      {entries.map(({ id, term, also, html, sources, checked }) => (
        <section key={id} className="scroll-mt-4 py-5 target:bg-wash" id={id}>
          <h2 className="text-lead">{term}</h2>
          {also.length > 0 && <p className="text-small text-muted">also {also.join(', ')}</p>}
          <Prose className="mt-1.5" html={html} />
          <Sources checked={checked} sources={sources} />
        </section>
      ))}
    </div>
  )
}
