'use client'

import { lazy, useEffect, useState } from 'react'

import { Optional } from './optional'

const TermTips = lazy(() => import('./term-tips'))

/** Waits for the first term that somebody points at or tabs to; until then there is nothing here. */
export function Terms() {
  const [first, setFirst] = useState<HTMLAnchorElement>()
  useEffect(() => {
    if (first) return
    const stop = new AbortController()
    const meet = ({ target }: Event) => {
      const term = target instanceof Element ? target.closest('a.term') : undefined
      if (term instanceof HTMLAnchorElement) setFirst(term)
    }
    document.addEventListener('pointerover', meet, { signal: stop.signal })
    document.addEventListener('focusin', meet, { signal: stop.signal })
    return () => stop.abort()
  }, [first])
  return (
    first && (
      <Optional>
        <TermTips first={first} />
      </Optional>
    )
  )
}
