'use client'

import { useEffect, useState } from 'react'

import type { DeckEntry } from '@/lib/content/deck'

import { loadDeck } from './stores'

/** The questions by id and prompt; undefined until they are wanted and here. */
export function useDeck(wanted = true): readonly DeckEntry[] | undefined {
  const [deck, setDeck] = useState<readonly DeckEntry[]>()
  useEffect(() => {
    if (!wanted) return
    let gone = false
    loadDeck().then(
      (loaded) => gone || setDeck(loaded),
      () => undefined,
    )
    return () => void (gone = true)
  }, [wanted])
  return deck
}
