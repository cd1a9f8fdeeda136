'use client'

import { Search } from 'lucide-react'
import { usePathname } from 'next/navigation'

import { Button, ButtonLink } from '@/components/ui/button'
import { Link } from '@/components/ui/link'

import { palettePlaces } from './areas'
import { useOverlay } from './overlays'
import { useSearch } from './use-search'

/** Turns the words of an unknown address into a search for what was meant. */
export function Suggestions() {
  const pathname = usePathname()
  const { open } = useOverlay()
  const { hits, status } = useSearch(wordsOf(pathname), { eager: true })
  const places = placesLike(wordsOf(pathname))
  return (
    <>
      <div aria-live="polite" className="min-h-40">
        {places.length + hits.length > 0 && (
          <>
            <h2 className="text-lead">Did you mean one of these?</h2>
            <ul className="hairlines mt-2">
              {[...places, ...hits].slice(0, 5).map(({ href, title, shelf }) => (
                <li key={href}>
                  <Link
                    className="flex min-h-11 items-center gap-4 py-2 hover:underline"
                    href={href}
                  >
                    <span className="line-clamp-2 flex-1">{title}</span>
                    <span className="text-small text-muted">{shelf}</span>
                  </Link>
                </li>
              ))}
            </ul>
          </>
        )}
        {status === 'ready' && places.length + hits.length === 0 && (
          <p className="text-muted">Nothing on the shelves is close to this address.</p>
        )}
      </div>
      <div className="mt-6 flex flex-wrap gap-3">
        <Button look="primary" onClick={() => open('palette')}>
          <Search aria-hidden className="size-4.5" /> Search
        </Button>
        <ButtonLink href="/questions">All questions</ButtonLink>
        <ButtonLink href="/">Today</ButtonLink>
      </div>
    </>
  )
}

/** A folder may be wrong or doubled; the words of an address are in its last part. */
function wordsOf(pathname: string): string {
  const last = pathname.split('/').findLast((part) => part !== '') ?? ''
  // A stray percent sign must not break the page that explains a broken address.
  const encoded = last.replace(/%(?![0-9a-f]{2})/gi, ' ')
  try {
    return decodeURIComponent(encoded)
      .replace(/[^\p{L}\p{N}]+/gu, ' ')
      .trim()
  } catch {
    return ''
  }
}

function placesLike(words: string) {
  const wanted = words.toLowerCase()
  return palettePlaces
    .filter(({ label }) => wanted.length > 2 && label.toLowerCase().startsWith(wanted))
    .map(({ href, label }) => ({ href, title: label, shelf: 'page' }))
}
