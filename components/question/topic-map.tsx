import { Link } from '@/components/ui/link'
import type { DeckEntry } from '@/lib/content/deck'
import { topics } from '@/lib/content/topics'

import { TopicProgress } from './topic-progress'

/** The topics in the order in which they build on each other, with what each holds. */
export function TopicMap({ deck }: { readonly deck: readonly DeckEntry[] }) {
  const shown = topics
    .map((topic) => ({ ...topic, entries: deck.filter((entry) => entry.topic === topic.slug) }))
    .filter(({ entries }) => entries.length > 0)
  return (
    <nav aria-label="Topics">
      <h2 className="mb-2 text-lead">By topic</h2>
      <ul className="hairlines border-y border-line">
        {shown.map(({ slug, title, entries }) => (
          <li key={slug}>
            <Link
              className="group flex min-h-13 flex-wrap items-center gap-x-4 py-2.5"
              href={`/topics/${slug}`}
            >
              <span className="min-w-0 flex-1 basis-40 leading-snug font-medium group-hover:underline">
                {title}
              </span>
              <TopicProgress questions={entries.map(({ id }) => id)} />
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}
