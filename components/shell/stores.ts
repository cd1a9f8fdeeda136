'use client'

import { useMemo, useSyncExternalStore } from 'react'
import { useStore } from 'zustand'

import type { DeckEntry } from '@/lib/content/deck'
import type { Drafts } from '@/lib/progress/drafts'
import type { Learner } from '@/lib/progress/learner'
import type { ProgressLog } from '@/lib/progress/log'
import { problemOf, StorageError, type StorageProblem } from '@/lib/progress/storage-problem'
import { type Preferences, PREFERENCES_SLOT } from '@/lib/progress/preferences'
import { dueAt, parseSummary, type Summary, SUMMARY_SLOT } from '@/lib/progress/summary'
import type { History } from '@/lib/state/history'
import { createPreferencesStore } from '@/lib/state/preferences-store'

import { fetchOnce } from './fetch-once'
import { later } from './later'
import { localSlot } from './local-slot'
import { notify } from './notices'
import { storageProblems } from './storage-problems'

/** One of each for the whole site. Nothing is read or opened until somebody asks. */
export const preferencesSlot = localSlot(PREFERENCES_SLOT)

export const preferences = createPreferencesStore({ slot: preferencesSlot, now: () => Date.now() })

export const summarySlot = localSlot(SUMMARY_SLOT)

/** When this browser last asked for a backup, so that it does so once a day. */
export const remindedSlot = localSlot('reminded')

/** Whether this browser was asked to keep what is stored. */
export const askedSlot = localSlot('asked-to-keep')

export function sayNotKept(problem: StorageProblem) {
  notify({
    text: `Nothing will be kept after this tab closes. ${storageProblems[problem]}`,
    action: { label: 'Export', run: () => void exportKept() },
  })
}

export const usePreferences = () => useStore(preferences)

/** What first paint may know of the learner. The exported page says: a new visitor. */
export function useSummary(): Summary {
  const text = useSyncExternalStore(summarySlot.subscribe, summarySlot.read, () => undefined)
  return useMemo(() => parseSummary(text), [text])
}

/** How many items wait for review. It grows while a page lies open, and is told when that is seen. */
export function useDue(): number {
  return useSyncExternalStore(
    onDueChange,
    () => dueAt(parseSummary(summarySlot.read()), Date.now()),
    () => 0,
  )
}

function onDueChange(changed: () => void): () => void {
  const stop = summarySlot.subscribe(changed)
  document.addEventListener('visibilitychange', changed)
  return () => {
    stop()
    document.removeEventListener('visibilitychange', changed)
  }
}

export function applyTheme(theme: Preferences['theme']) {
  if (theme === 'system') delete document.documentElement.dataset.theme
  else document.documentElement.dataset.theme = theme
}

/** The learner's history and what adds it up: neither is part of the first load. */
export const loadLearnerStore = later(async () => (await import('./learner-store')).learnerStore)

async function openView() {
  const learnerStore = await loadLearnerStore.load().catch(() => {
    throw new StorageError('unknown')
  })
  await learnerStore.getState().open()
  const { view } = learnerStore.getState()
  if (view.phase === 'open') return view
  throw new StorageError(view.phase === 'failed' ? view.problem : 'unknown')
}

export const openLearner = async (): Promise<Learner> => (await openView()).learner

export const openHistory = async (): Promise<History> => (await openView()).history

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

/** The whole log as a file, for whoever wants a copy or no longer trusts this browser. Whether it was made. */
export async function exportKept(): Promise<boolean> {
  try {
    const { exportBackup } = await import('./export-backup')
    await exportBackup((await openLearner()).archive)
    return true
  } catch (cause) {
    notify({ text: `Nothing was exported. ${storageProblems[problemOf(cause)]}` })
    return false
  }
}

export const loadDeck = fetchOnce(
  '/content/deck.json',
  (text) => JSON.parse(text) as readonly DeckEntry[],
)
