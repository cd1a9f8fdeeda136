'use client'

import { useEffect, useState } from 'react'

import { fetchOnce } from '@/components/shell/fetch-once'
import { loadDeck } from '@/components/shell/stores'
import type { DeckEntry } from '@/lib/content/deck'
import type { ReviewFile } from '@/lib/content/review-file'

const loadReviewFile = fetchOnce('/content/review.json', (text) => JSON.parse(text) as ReviewFile)

export interface ReviewItems extends ReviewFile {
  readonly deck: readonly DeckEntry[]
}

/** Everything that can be asked, by title; the answers come topic by topic. */
export function useReviewItems(): ReviewItems | 'fetching' | 'missing' {
  const [items, setItems] = useState<ReviewItems | 'fetching' | 'missing'>('fetching')
  useEffect(() => {
    let gone = false
    Promise.all([loadDeck(), loadReviewFile()]).then(
      ([deck, file]) => gone || setItems({ deck, ...file }),
      () => gone || setItems('missing'),
    )
    return () => void (gone = true)
  }, [])
  return items
}
