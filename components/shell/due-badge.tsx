'use client'

import { count } from '@/lib/format/count'

import { useSummary } from './stores'

/** The only badge of the site. Its place is reserved, so that it moves nothing when it comes. */
export function DueBadge() {
  const { due } = useSummary()
  return (
    <span className="inline-flex min-w-5 justify-center">
      {due > 0 && (
        <span className="rounded-full bg-signal px-1.5 text-xs leading-5 font-semibold text-surface">
          {due}
          <span className="sr-only"> {count(due, 'card').replace(/^\S+ /, '')} due</span>
        </span>
      )}
    </span>
  )
}
