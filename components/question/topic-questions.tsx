'use client'

import { usePreferences } from '@/components/shell/stores'
import { useStandings } from '@/components/shell/use-standings'
import type { DeckEntry } from '@/lib/content/deck'
import { type Level, levels } from '@/lib/content/levels'

import { QuestionRows } from './question-rows'

const askedOf: Readonly<Record<Level, string>> = {
  low: 'Asked of everyone',
  medium: 'Asked of a working engineer',
  high: 'Asked of a senior one',
}

/** By level, from the easiest; in one list where levels are hidden. */
export function TopicQuestions({ questions }: { readonly questions: readonly DeckEntry[] }) {
  const preferences = usePreferences()
  const history = useStandings()
  const rows = questions.map((entry) => ({
    ...entry,
    note: entry.kind,
    standings: history.phase === 'open' ? history.of(entry.id) : [],
  }))
  if (preferences.levels === 'hidden') return <QuestionRows rows={rows} />
  return levels
    .map((level) => ({ level, ofLevel: rows.filter((row) => row.level === level) }))
    .filter(({ ofLevel }) => ofLevel.length > 0)
    .map(({ level, ofLevel }) => (
      <section key={level} aria-labelledby={level} className="mt-6 first:mt-0">
        <h3 className="mb-1 text-small font-normal tracking-normal text-muted" id={level}>
          {askedOf[level]}
        </h3>
        <QuestionRows rows={ofLevel} />
      </section>
    ))
}
