'use client'

import { Empty } from '@/components/ui/empty'
import { topicTitle } from '@/lib/content/topics'
import { count } from '@/lib/format/count'

import { QuestionRows } from './question-rows'
import { type Answering, useMatches } from './use-matches'

/** What answers the query, the best first where words were searched. */
export function Matches({ text }: { readonly text: string }) {
  const { query, matches, answering, isPartial } = useMatches(text)
  const listed = answering === 'ready' || answering === 'no index'
  const unknown = query.unknown.join(' ')
  return (
    <section aria-label="Questions found">
      <p aria-live="polite" className="mb-3 text-small text-muted">
        {answering === 'ready' && isPartial
          ? `No question has all of these words. The closest, ${matches.length}:`
          : sayings[answering](matches.length)}
      </p>
      {unknown !== '' && (
        <p className="mb-3 text-small">
          Nothing is called <code>{unknown}</code>. Known are <code>is:</code>, <code>topic:</code>,{' '}
          <code>level:</code> and <code>kind:</code> with the words of the chips above, and topics
          by the beginning of their name.
        </p>
      )}
      {answering === 'ready' && matches.length === 0 && unknown === '' && (
        <Empty says="No question answers to all of that. Take a word or a filter away." />
      )}
      {listed && matches.length > 0 && (
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

const sayings: Readonly<Record<Answering, (found: number) => string>> = {
  looking: () => 'Looking…',
  ready: (found) => count(found, 'question'),
  'no list': () => 'The list of questions could not be loaded. The topics are still there.',
  'no index': (found) =>
    `The search index could not be loaded, so words were left out: ${count(found, 'question')}.`,
  'no history': () => 'Your history could not be read, so no question has a state here.',
}
