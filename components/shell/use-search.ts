'use client'

import { useEffect, useState } from 'react'

import type { SearchHit } from '@/lib/content/search'

type Search = (query: string) => readonly SearchHit[]
type Status = 'loading' | 'ready' | 'failed'

interface SearchOptions {
  readonly most?: number
  /** Whoever opens this is about to search: the index may be on its way before the first letter. */
  readonly eager?: boolean
}

/** Loads library and index with the first query; until then it has no hits, and that is said. */
export function useSearch(query: string, { most = 12, eager = false }: SearchOptions = {}) {
  const [search, setSearch] = useState<{ readonly run: Search }>()
  const [status, setStatus] = useState<Status>('loading')

  const wanted = query.trim() !== ''
  useEffect(() => {
    if (!wanted && !eager) return
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
  }, [wanted, eager])

  const hits = search && wanted ? search.run(query).slice(0, most) : []
  return { hits, status }
}
