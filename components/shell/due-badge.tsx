'use client'

import { count } from '@/lib/format/count'

import { useDue } from './stores'

/** The only badge of the site. It hangs over its link, so that it moves nothing when it comes. */
export function DueBadge() {
  const due = useDue()
  return (
    <span className="absolute top-1 left-full z-10 -ml-3 rounded-full bg-signal px-1 text-[0.6875rem] leading-4 font-semibold text-surface empty:hidden">
      {due > 0 && (
        <>
          <span aria-hidden>{due}</span>
          <span className="sr-only">{count(due, 'card')} due</span>
        </>
      )}
    </span>
  )
}
