'use client'

import { useSyncExternalStore } from 'react'

const listeners = new Set<() => void>()

function subscribe(listener: () => void) {
  listeners.add(listener)
  addEventListener('popstate', listener)
  return () => {
    listeners.delete(listener)
    removeEventListener('popstate', listener)
  }
}

const read = () => new URLSearchParams(location.search).get('q') ?? ''

function write(text: string) {
  const address = new URL(location.href)
  if (text.trim() === '') address.searchParams.delete('q')
  else address.searchParams.set('q', text)
  // Replaced, not pushed: Back leaves the list, it does not take letters away one by one.
  history.replaceState(history.state, '', address)
  for (const listener of listeners) listener()
}

/** What is asked of the bank lives in the address, so that it survives a reload and can be sent. */
export function useQueryText() {
  // The exported page knows no query; reading one while hydrating would not match it.
  const text = useSyncExternalStore(subscribe, read, () => '')
  return [text, write] as const
}
