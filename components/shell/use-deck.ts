'use client'

import { useEffect, useState } from 'react'

import type { DeckEntry } from '@/lib/content/deck'

import { loadDeck } from './stores'

interface Deck {
  /** The questions by id and prompt; undefined until they are wanted and here. */
  readonly deck: readonly DeckEntry[] | undefined
  readonly failed: boolean
}

export function useDeck(wanted = true): Deck {
  const [state, setState] = useState<Deck>({ deck: undefined, failed: false })
  useEffect(() => {
    if (!wanted) return
    let gone = false
    loadDeck().then(
      (deck) => gone || setState({ deck, failed: false }),
      () => gone || setState({ deck: undefined, failed: true }),
    )
    return () => void (gone = true)
  }, [wanted])
  return state
}
