'use client'

import { useEffect, useState } from 'react'

import { readCase, writeCase } from '@/lib/incident/case-link'
import type { KeptCase } from '@/lib/state/incident/kept-case'
import type { IncidentState, Rules } from '@/lib/state/incident/state'

import type { Incident } from './use-incident'

/** How somebody wants to begin: by these rules, or where they stopped. */
export interface Beginning {
  readonly rules: Rules
  readonly kept: KeptCase | null
}

/** Opens the case that the address names, keeps the address that of the case at hand, follows a pasted one. */
export function useCaseAddress(
  { store, file }: Incident,
  { rules, kept }: Beginning,
): string | null {
  const [note, setNote] = useState<string | null>(null)
  useEffect(() => {
    const causes = file.causes.map(({ key }) => key)
    let shown: string | undefined
    const write = ({ scene, isPlanted }: IncidentState) => {
      if (!scene) return
      const { seed, cause } = scene.drawn
      shown = `#${writeCase({ seed, cause: isPlanted ? causes[cause] : undefined })}`
      if (location.hash === shown) return
      history.replaceState(history.state, '', `${location.pathname}${location.search}${shown}`)
    }
    const stop = store.subscribe((state, before) => {
      if (state.scene === before.scene) return
      setNote(null)
      write(state)
    })
    const open = () => {
      if (location.hash === shown) return
      const wanted = readCase(location.hash, causes)
      store.getState().start({ ...wanted, rules })
      setNote(wanted.note)
    }
    const begin = () => {
      if (kept && store.getState().resume(kept)) return
      open()
      if (kept) setNote(CHANGED)
    }
    begin()
    addEventListener('hashchange', open)
    return () => {
      stop()
      removeEventListener('hashchange', open)
    }
  }, [store, file, rules, kept])
  return note
}

const CHANGED = 'This incident was changed since you stopped. Here is a fresh case.'
