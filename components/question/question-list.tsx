import { LevelChip } from '@/components/shell/level-chip'
import { TitleList } from '@/components/ui/title-list'
import type { DeckEntry } from '@/lib/content/deck'
import { topics } from '@/lib/content/topics'

interface QuestionListProps {
  readonly deck: readonly DeckEntry[]
}

/** Topic by topic, in the order in which they build on each other. */
export function QuestionList({ deck }: QuestionListProps) {
  return topics
    .map((topic) => ({ ...topic, entries: deck.filter((entry) => entry.topic === topic.slug) }))
    .filter(({ entries }) => entries.length > 0)
    .map(({ slug, title, entries }) => (
      <section key={slug} aria-labelledby={slug} className="mt-10 first:mt-0">
        <h2 className="mb-2 text-lead" id={slug}>
          {title}
        </h2>
        <TitleList
          rows={entries.map(({ id, prompt, kind, level }) => ({
            href: `/questions/${id}`,
            title: prompt,
            note: (
              <>
                {kind}
                <LevelChip level={level} />
              </>
            ),
          }))}
        />
      </section>
    ))
}
