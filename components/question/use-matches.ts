'use client'

import { useDeck } from '@/components/shell/use-deck'
import { useSearch } from '@/components/shell/use-search'
import { useStandings } from '@/components/shell/use-standings'
import type { DeckEntry } from '@/lib/content/deck'
import { parseQuery, passes } from '@/lib/content/question-query'
import type { Standing } from '@/lib/content/standings'

export interface Match {
  readonly entry: DeckEntry
  readonly standings: readonly Standing[]
}

/** Whether all that a query asks for is here, and if not, what is missing. */
export type Answering = 'looking' | 'ready' | 'no list' | 'no index' | 'no history'

/** The questions that answer a query, the best first where words are in it. */
export function useMatches(text: string) {
  const query = parseQuery(text)
  const { deck = [], failed } = useDeck()
  const history = useStandings()
  const { hits, status } = useSearch(query.words, { most: Infinity })

  const candidates = query.words !== '' && status !== 'failed' ? ranked(deck, hits) : deck
  const matches = candidates
    .map((entry) => ({ entry, standings: history.phase === 'open' ? history.of(entry.id) : [] }))
    .filter(({ entry, standings }) => passes(query, entry, (each) => standings.includes(each)))

  const asksWords = query.words !== ''
  const asksHistory = query.is.length > 0
  const answering = first([
    [failed, 'no list'],
    [asksHistory && history.phase === 'failed', 'no history'],
    [asksWords && status === 'failed', 'no index'],
    [deck.length === 0, 'looking'],
    [asksWords && status === 'loading', 'looking'],
    [asksHistory && history.phase === 'opening', 'looking'],
  ])
  const isPartial = hits.some(({ whole }) => !whole)
  return { query, matches, answering, isPartial }
}

function first(cases: readonly (readonly [boolean, Answering])[]): Answering {
  return cases.find(([holds]) => holds)?.[1] ?? 'ready'
}

function ranked(deck: readonly DeckEntry[], hits: readonly { readonly id: string }[]) {
  const byId = new Map(deck.map((entry) => [String(entry.id), entry]))
  return hits.flatMap(({ id }) => byId.get(id) ?? [])
}
