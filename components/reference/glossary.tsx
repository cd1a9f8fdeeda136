import { Prose } from '@/components/markdown/prose'
import { Sources } from '@/components/markdown/sources'
import { Link } from '@/components/ui/link'
import { type HtmlOptions, toHtml } from '@/lib/content/markdown'
import type { Neighbour } from '@/lib/content/neighbours'
import type { GlossaryTerm } from '@/lib/content/shelves/glossary'

interface GlossaryProps {
  readonly terms: readonly GlossaryTerm[]
  readonly neighbours: (term: GlossaryTerm) => readonly Neighbour[]
  readonly html: HtmlOptions
}

/** In the order of a dictionary, with its letters on top. */
export function Glossary({ terms, ...rest }: GlossaryProps) {
  const sorted = terms.toSorted((a, b) => a.term.localeCompare(b.term, 'en'))
  const letters = [...new Set(sorted.map(letterOf))]
  return (
    <>
      <nav aria-label="Letters" className="-mx-2 mb-6 flex flex-wrap" data-print="hide">
        {letters.map((letter) => (
          <a
            key={letter}
            className="grid size-11 place-items-center font-mono text-muted hover:text-ink hover:underline"
            href={`#letter-${letter}`}
          >
            {letter}
          </a>
        ))}
      </nav>
      {letters.map((letter) => (
        <section key={letter} aria-label={letter} id={`letter-${letter}`}>
          <div className="hairlines border-t border-line">
            {sorted
              .filter((term) => letterOf(term) === letter)
              .map((term) => (
                <Entry key={term.id} term={term} {...rest} />
              ))}
          </div>
        </section>
      ))}
    </>
  )
}

/** "202 Accepted" stands under 0-9. */
const letterOf = ({ term }: GlossaryTerm) =>
  /^\p{L}/u.test(term) ? term.charAt(0).toUpperCase() : '0-9'

interface EntryProps extends Omit<GlossaryProps, 'terms'> {
  readonly term: GlossaryTerm
}

async function Entry({ term, neighbours, html }: EntryProps) {
  const { id, also, sources, checked, sections } = term
  return (
    <section className="scroll-mt-4 py-5 target:bg-wash" id={id}>
      <h2 className="text-lead">{term.term}</h2>
      {also.length > 0 && <p className="text-small text-muted">also {also.join(', ')}</p>}
      <Prose className="mt-1.5" html={await toHtml(sections.Definition, html)} />
      <ExplainedIn neighbours={neighbours(term)} />
      <Sources checked={checked} sources={sources} />
    </section>
  )
}

/** By the last part of the address: a list of whole questions would bury the definitions. */
function ExplainedIn({ neighbours }: { readonly neighbours: readonly Neighbour[] }) {
  if (neighbours.length === 0) return null
  return (
    <p className="mt-1 flex flex-wrap items-center gap-x-4 text-small text-muted" data-print="hide">
      Explained in
      {neighbours.map(({ href }) => (
        <Link
          key={href}
          className="inline-flex min-h-11 items-center text-signal hover:underline sm:min-h-8"
          href={href}
        >
          {href.split(/[/#]/).at(-1)?.replaceAll('-', ' ')}
        </Link>
      ))}
    </p>
  )
}
