'use client'

import { usePreferences } from '@/components/shell/stores'
import type { DeckEntry } from '@/lib/content/deck'

/** Real interviews do not say how hard a question is meant to be; a setting hides it here too. */
export function LevelChip({ level }: { readonly level: DeckEntry['level'] }) {
  const { levels } = usePreferences()
  return levels === 'shown' ? ` · ${level}` : null
}
