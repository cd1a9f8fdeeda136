'use client'

import { useEffect } from 'react'

import { listenForShortcuts } from './shortcuts'
import { applyTheme, preferences } from './stores'

/** The wires between the stores and the document; draws nothing. */
export function ShellEffects() {
  useEffect(() => {
    const stopKeys = listenForShortcuts(window)
    const stopTheme = preferences.subscribe(({ theme }) => applyTheme(theme))
    const stopPreferences = preferences.getState().load()
    return () => {
      stopKeys()
      stopTheme()
      stopPreferences()
    }
  }, [])
  return null
}
