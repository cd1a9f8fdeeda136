'use client'

import { useEffect, useState } from 'react'

import { decodeLink, encodeLink, type SharedRun } from '@/lib/simulator/link'
import type { SimulatorState } from '@/lib/state/simulator/state'

import type { Simulator } from './use-simulator'

const QUIET_MS = 300

/** Keeps the run in the address: opens what it holds, writes what is on screen, follows back and forward. */
export function useAddress(simulator: Simulator): string | null {
  const [note, setNote] = useState<string | null>(null)
  useEffect(() => {
    const { store, context } = simulator
    let written: string | undefined
    let timer: ReturnType<typeof setTimeout> | undefined
    let shown: SharedRun | undefined

    const open = async () => {
      if (location.hash === written) return
      written = location.hash
      if (!location.hash.startsWith('#run=')) return openPreset(simulator)
      const decoded = await decodeLink(location.hash, context)
      setNote(decoded.ok ? decoded.note : `${decoded.says} Here is the preset instead.`)
      if (!decoded.ok) return openPreset(simulator)
      await store.getState().open(decoded.shared)
      shown = sharedOf(store.getState())
      const { problems } = store.getState()
      if (problems.length === 0) return undefined
      setNote(`The link holds a run that is not allowed: ${problems[0]!.says}. Here is the preset.`)
      return openPreset(simulator)
    }
    const write = async (state: SimulatorState) => {
      const shared = sharedOf(state)
      const encoded = await encodeLink(shared, context)
      const fragment = encoded.ok && !state.isPrivate ? `#${encoded.fragment}` : ''
      if (fragment === location.hash) return
      written = fragment
      const url = `${location.pathname}${location.search}${fragment}`
      // A step through time is no place to come back to; another run is.
      if (shown && isSameRun(shown, shared)) history.replaceState(history.state, '', url)
      else {
        // What was wrong with a link is no longer of interest.
        setNote(null)
        history.pushState(history.state, '', url)
      }
      shown = shared
    }
    const stop = store.subscribe((state, before) => {
      if (state.run === null || state.isRunning) return
      if (before.run === null) shown = sharedOf(state)
      if (sameScreen(state, before) || before.run === null) return
      clearTimeout(timer)
      timer = setTimeout(() => void write(store.getState()), QUIET_MS)
    })
    const onMove = () => void open()
    void open()
    addEventListener('popstate', onMove)
    addEventListener('hashchange', onMove)
    return () => {
      stop()
      clearTimeout(timer)
      removeEventListener('popstate', onMove)
      removeEventListener('hashchange', onMove)
    }
  }, [simulator])
  return note
}

/** `?lesson=` names a preset; without it everybody starts with the first. */
function openPreset({ store, context }: Simulator): Promise<void> {
  const named = new URLSearchParams(location.search).get('lesson') ?? ''
  const first = store.getInitialState().lesson.id
  const lesson = context.scenarioOf(named) === undefined ? first : named
  return store
    .getState()
    .open({ lesson, scenario: context.scenarioOf(lesson), atMs: 0, fork: null })
}

export function sharedOf({ lesson, run, atMs, fork, proposed }: SimulatorState): SharedRun {
  const scenario = run?.scenario ?? proposed
  return { lesson: lesson.id, scenario, atMs, fork: fork?.order ?? null }
}

const sameScreen = (a: SimulatorState, b: SimulatorState) =>
  a.atMs === b.atMs && a.run === b.run && a.fork === b.fork

const isSameRun = (a: SharedRun, b: SharedRun) =>
  a.lesson === b.lesson && a.scenario === b.scenario && a.fork === b.fork
