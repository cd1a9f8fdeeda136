'use client'

import { useEffect } from 'react'

/**
 * Says that the page listens. Until then scripts/late-scripts.ts keeps what was pressed, and now it
 * is pressed again.
 */
export function Alive() {
  useEffect(() => {
    document.documentElement.dataset.alive = ''
    dispatchEvent(new Event('alive'))
  }, [])
  return null
}
