'use client'

import { useMemo, useSyncExternalStore } from 'react'
import { useStore } from 'zustand'

import type { DeckEntry } from '@/lib/content/deck'
import { href } from '@/lib/format/href'
import type { Drafts } from '@/lib/progress/drafts'
import type { Learner } from '@/lib/progress/learner'
import type { ProgressLog } from '@/lib/progress/log'
import { StorageError } from '@/lib/progress/storage-problem'
import { parseSummary, type Summary, SUMMARY_SLOT } from '@/lib/progress/summary'
import { createLearnerStore } from '@/lib/state/learner-store'
import { type Preferences, PREFERENCES_SLOT } from '@/lib/state/preferences'
import { createPreferencesStore } from '@/lib/state/preferences-store'

import { exportEvents } from './export-events'
import { localSlot } from './local-slot'
import { notify } from './notices'
import { storageProblems } from './storage-problems'

/** One of each for the whole site. Nothing is read or opened until somebody asks. */
export const preferences = createPreferencesStore(localSlot(PREFERENCES_SLOT))

const summarySlot = localSlot(SUMMARY_SLOT)

export const learnerStore = createLearnerStore({
  openLearner: async () => {
    const { openLearner } = await import('@/lib/storage/open-learner')
    const learner = await openLearner()
    if (!learner.kept) sayNotKept(learner)
    return learner
  },
  summary: summarySlot,
})

function sayNotKept({ log, problem }: Learner & { readonly kept: false }) {
  notify({
    text: `Nothing will be kept after this tab closes. ${storageProblems[problem]}`,
    action: { label: 'Export', run: () => void exportEvents(log) },
  })
}

export const usePreferences = () => useStore(preferences)

/** What first paint may know of the learner. The exported page says: a new visitor. */
export function useSummary(): Summary {
  const text = useSyncExternalStore(summarySlot.subscribe, summarySlot.read, () => undefined)
  return useMemo(() => parseSummary(text), [text])
}

export function applyTheme(theme: Preferences['theme']) {
  if (theme === 'system') delete document.documentElement.dataset.theme
  else document.documentElement.dataset.theme = theme
}

async function openLearner(): Promise<Learner> {
  await learnerStore.getState().open()
  const { view } = learnerStore.getState()
  if (view.phase === 'open') return view.learner
  throw new StorageError(view.phase === 'failed' ? view.problem : 'unknown')
}

/** Log and drafts as if they were open: storage is loaded with the first use. */
export const learnerPorts: { readonly log: Pick<ProgressLog, 'append'>; readonly drafts: Drafts } =
  {
    log: { append: async (fact) => (await openLearner()).log.append(fact) },
    drafts: {
      read: async (key) => (await openLearner()).drafts.read(key),
      write: async (key, text) => (await openLearner()).drafts.write(key, text),
      remove: async (key) => (await openLearner()).drafts.remove(key),
    },
  }

/** The whole log as a file, for whoever no longer trusts the storage of this browser. */
export const exportKept = () => void openLearner().then(({ log }) => exportEvents(log))

let deck: Promise<readonly DeckEntry[]> | undefined

export function loadDeck(): Promise<readonly DeckEntry[]> {
  deck ??= fetch(href('/content/deck.json')).then((response) => {
    if (response.ok) return response.json() as Promise<readonly DeckEntry[]>
    deck = undefined
    throw new Error(`The deck could not be loaded (${response.status})`)
  })
  return deck
}
