'use client'

import { useEffect, useState } from 'react'

import type { SearchHit } from '@/lib/content/search'

type Search = (query: string) => readonly SearchHit[]
type Status = 'loading' | 'ready' | 'failed'

const MOST_HITS = 12

/** Loads library and index on first use; until then a query has no hits, and that is said. */
export function useSearch(query: string) {
  const [search, setSearch] = useState<{ readonly run: Search }>()
  const [status, setStatus] = useState<Status>('loading')

  useEffect(() => {
    let gone = false
    import('./search-index')
      .then(({ openSearch }) => openSearch())
      .then(
        (run) => {
          if (gone) return
          setSearch({ run })
          setStatus('ready')
        },
        () => gone || setStatus('failed'),
      )
    return () => void (gone = true)
  }, [])

  const hits = search && query.trim() ? search.run(query).slice(0, MOST_HITS) : []
  return { hits, status }
}
