'use client'

import { usePathname } from 'next/navigation'
import { useCallback, useSyncExternalStore } from 'react'

import { Link } from '@/components/ui/link'

const subscribe = (listener: () => void) => {
  addEventListener('popstate', listener)
  return () => removeEventListener('popstate', listener)
}
const cameFromReview = () => new URLSearchParams(location.search).get('from') === 'review'

/** On a page that a review session sent somebody to, because it is no question. */
export function BackToReview() {
  const pathname = usePathname()
  // The address follows the page it names; a look that is new with each page is taken again then.
  const look = useCallback(() => pathname !== '/review' && cameFromReview(), [pathname])
  const shown = useSyncExternalStore(subscribe, look, () => false)
  if (!shown) return null
  return (
    <p className="mx-auto w-full max-w-column px-4.5 pt-4 sm:px-7" data-print="hide">
      <Link className="inline-flex min-h-11 items-center text-signal underline" href="/review">
        Back to review
      </Link>
    </p>
  )
}
