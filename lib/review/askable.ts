import type { DeckEntry } from '@/lib/content/deck'

/** What reviewing knows of an item: a question, or what another feature asks on its own page. */
export interface Askable extends Pick<DeckEntry, 'id'> {
  readonly topic: string
  /** Only questions have one. */
  readonly level?: DeckEntry['level'] | undefined
}
