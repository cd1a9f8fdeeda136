'use client'

import { useEffect } from 'react'

import { listenForShortcuts } from './shortcuts'
import { applyTheme, learnerStore, preferences } from './stores'

/** The wires between the stores and the document; draws nothing. */
export function ShellEffects() {
  useEffect(() => {
    const stopKeys = listenForShortcuts(window)
    const stopTheme = preferences.subscribe(({ theme }) => applyTheme(theme))
    const stopPreferences = preferences.getState().load()
    const stopReminding = learnerStore.subscribe(({ view }) => {
      if (view.phase !== 'open' || !view.learner.kept) return
      const { archive } = view.learner
      import('./backup-reminder').then(({ remind }) => remind(archive)).catch(() => undefined)
    })
    return () => {
      stopReminding()
      stopKeys()
      stopTheme()
      stopPreferences()
    }
  }, [])
  return null
}
