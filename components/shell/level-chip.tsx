'use client'

import type { DeckEntry } from '@/lib/content/deck'
import { usePreferences } from './stores'

/** Real interviews do not say how hard a question is meant to be; a setting hides it here too. */
export function LevelChip({ level }: { readonly level: DeckEntry['level'] }) {
  const { levels } = usePreferences()
  return levels === 'shown' ? ` · ${level}` : null
}
