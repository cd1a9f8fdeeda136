'use client'

import { useDeck } from '@/components/shell/use-deck'
import { useSearch } from '@/components/shell/use-search'
import { useLearner } from '@/components/shell/use-learner'
import type { DeckEntry } from '@/lib/content/deck'
import { parseQuery, passes } from '@/lib/content/question-query'
import type { Standing } from '@/lib/content/standings'
import { standingsOf } from '@/lib/review/standing'

export interface Match {
  readonly entry: DeckEntry
  readonly standings: readonly Standing[]
}

/** The questions that answer a query, the best first where words are in it. */
export function useMatches(text: string) {
  const query = parseQuery(text)
  const deck = useDeck()
  const view = useLearner()
  const { hits, status } = useSearch(query.words, { most: Infinity })

  const progress = view.phase === 'open' ? view.progress : undefined
  const candidates = query.words === '' ? deck : ranked(deck, hits)
  const matches = candidates
    ?.map((entry) => ({ entry, standings: progress ? standingsOf(progress, entry.id) : [] }))
    .filter(({ entry, standings }) => passes(query, entry, (each) => standings.includes(each)))

  const waiting = !deck || (query.words !== '' && status === 'loading')
  const unsure = query.is.length > 0 && !progress
  return { query, matches: waiting || unsure ? undefined : matches, failed: status === 'failed' }
}

function ranked(deck: readonly DeckEntry[] | undefined, hits: readonly { readonly id: string }[]) {
  const byId = new Map(deck?.map((entry) => [String(entry.id), entry]))
  return deck && hits.flatMap(({ id }) => byId.get(id) ?? [])
}
