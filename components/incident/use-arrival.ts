'use client'

import { useEffect, useRef } from 'react'

/** What replaces a screen begins at its top, for the eye and for the keyboard. */
export function useArrival<Target extends HTMLElement>() {
  const ref = useRef<Target>(null)
  useEffect(() => {
    ref.current?.scrollIntoView({ block: 'start' })
    ref.current?.focus({ preventScroll: true })
  }, [])
  return ref
}
