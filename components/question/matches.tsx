'use client'

import { Empty } from '@/components/ui/empty'
import { topicTitle } from '@/lib/content/topics'
import { count } from '@/lib/format/count'

import { QuestionRows } from './question-rows'
import { type Match, useMatches } from './use-matches'

/** What answers the query, the best first where words were searched. */
export function Matches({ text }: { readonly text: string }) {
  const { query, matches, failed } = useMatches(text)
  return (
    <section aria-label="Questions found">
      <p aria-live="polite" className="mb-3 text-small text-muted">
        {failed ? 'The search index could not be loaded. Filters still work.' : summary(matches)}
      </p>
      {query.unknown.length > 0 && (
        <p className="mb-3 text-small">
          Nothing is called <code>{query.unknown.join(' ')}</code>. Known are <code>is:</code>,{' '}
          <code>topic:</code>, <code>level:</code> and <code>kind:</code> with the words of the
          chips above, and topics by the beginning of their name.
        </p>
      )}
      {matches?.length === 0 && query.unknown.length === 0 && (
        <Empty says="No question answers to all of that. Take a word or a filter away." />
      )}
      {matches && matches.length > 0 && (
        <QuestionRows
          rows={matches.map(({ entry, standings }) => ({
            ...entry,
            standings,
            note: `${topicTitle(entry.topic)} · ${entry.kind}`,
          }))}
        />
      )}
    </section>
  )
}

const summary = (matches: readonly Match[] | undefined) =>
  matches ? count(matches.length, 'question') : 'Looking…'
