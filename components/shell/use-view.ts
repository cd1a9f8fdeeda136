'use client'

import { useEffect, useState } from 'react'
import type { StoreApi } from 'zustand'

import type { Later } from './later'

interface Opening<View> {
  readonly view: View
  readonly open: () => Promise<void>
}

type Phases =
  { readonly phase: 'closed' } | { readonly phase: 'failed'; readonly problem: 'unknown' }

/** The view of a store that comes later, opened because something on screen needs it. */
export function useView<View>(later: Later<StoreApi<Opening<View>>>): View | Phases {
  const [view, setView] = useState<View | Phases>(
    () => later.here()?.getState().view ?? { phase: 'closed' },
  )
  useEffect(() => {
    let stop: (() => void) | undefined
    let gone = false
    later.load().then(
      (store) => {
        if (gone) return
        stop = store.subscribe((state) => setView(state.view))
        void store.getState().open()
        setView(store.getState().view)
      },
      () => gone || setView({ phase: 'failed', problem: 'unknown' }),
    )
    return () => {
      gone = true
      stop?.()
    }
  }, [later])
  return view
}
