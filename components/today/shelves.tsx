import { Link } from '@/components/ui/link'

const shelves = [
  {
    href: '/questions',
    label: 'Questions',
    says: 'Say or type an answer first. Then see a strong one, and tick what you had.',
  },
  {
    href: '/designs',
    label: 'Designs',
    says: 'An API or system design prompt, a page to write on, and a rubric.',
  },
  {
    href: '/incidents',
    label: 'Incidents',
    says: 'A pager message, evidence that costs minutes to look at, and several possible causes.',
  },
] as const

type ShelfHref = (typeof shelves)[number]['href']

interface ShelvesProps {
  readonly counts: Readonly<Record<ShelfHref, number>>
}

/** What there is to do besides the one button, as a table of contents. */
export function Shelves({ counts }: ShelvesProps) {
  return (
    <nav aria-label="Shelves" className="mt-12">
      <ul className="hairlines border-y border-line">
        {shelves.map(({ href, label, says }) => (
          <li key={href}>
            <Link className="group grid grid-cols-[1fr_auto] gap-x-6 py-4" href={href}>
              <span className="font-medium group-hover:underline">{label}</span>
              <span className="font-mono text-small text-muted">{counts[href]}</span>
              <span className="col-span-2 max-w-[60ch] text-[0.9375rem] text-muted">{says}</span>
            </Link>
          </li>
        ))}
      </ul>
      <p className="mt-6 max-w-[60ch] text-small text-muted">
        No account, no server, no tracking: what you write and how you grade it stays in this
        browser, and after this visit the site works without a network.
      </p>
    </nav>
  )
}
