'use client'

import { useSearchParams } from 'next/navigation'
import { useEffect, useRef } from 'react'

interface AddressQueryProps {
  readonly text: string
  readonly onText: (text: string) => void
}

const PAUSE_MS = 300

/**
 * Keeps what is asked of the bank in the address, so that it survives a reload and can be sent.
 * Draws nothing: the exported page knows no query, and only this part has to wait for one.
 */
export function AddressQuery({ text, onText }: AddressQueryProps) {
  const asked = useSearchParams().get('q') ?? ''
  /** What the address holds as far as we wrote or read it; anything else came from outside. */
  const known = useRef('')

  useEffect(() => {
    if (asked === known.current) return
    known.current = asked
    onText(asked)
  }, [asked, onText])

  useEffect(() => {
    const keep = () => {
      clearTimeout(pause)
      if (text === known.current) return
      known.current = text
      write(text)
    }
    // In a pause: browsers refuse an address that changes with every letter.
    const pause = setTimeout(keep, PAUSE_MS)
    // Before a link is followed: written while the next page loads, it would call that page off.
    addEventListener('click', keep, { capture: true })
    return () => {
      clearTimeout(pause)
      removeEventListener('click', keep, { capture: true })
    }
  }, [text])

  return null
}

function write(text: string) {
  const address = new URL(location.href)
  if (text.trim() === '') address.searchParams.delete('q')
  else address.searchParams.set('q', text)
  // Replaced, not pushed: Back leaves the list, it does not take letters away one by one.
  history.replaceState(null, '', address)
}
