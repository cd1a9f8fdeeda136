'use client'

import { useEffect, useRef } from 'react'

/** The reader pressed Reveal: take keyboard and screen reader to what it revealed. */
export function useFocusOnMount<Target extends HTMLElement>() {
  const ref = useRef<Target>(null)
  useEffect(() => ref.current?.focus({ preventScroll: true }), [])
  return ref
}
