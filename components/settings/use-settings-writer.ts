'use client'

import { useState } from 'react'

import { learnerPorts } from '@/components/shell/stores'
import { storageProblems } from '@/components/shell/storage-problems'
import { problemOf } from '@/lib/progress/storage-problem'
import { defaultSettings, type Settings } from '@/lib/review/settings'
import type { SettingsWriter } from '@/lib/state/settings-writer'

let writing: Promise<SettingsWriter> | undefined

/** One for the page: it keeps changes in a row apart. */
async function settingsWriter(): Promise<SettingsWriter> {
  writing ??= Promise.all([
    import('@/components/shell/review-store'),
    import('@/lib/state/settings-writer'),
  ]).then(([{ reviewStore }, { createSettingsWriter }]) =>
    createSettingsWriter({
      log: learnerPorts.log,
      settings: () => {
        const { view } = reviewStore.getState()
        return view.phase === 'open' ? view.state.settings : defaultSettings
      },
    }),
  )
  return writing
}

export type Outcome =
  | { readonly kind: 'kept'; readonly label: string; readonly undo: () => void }
  | { readonly kind: 'undone'; readonly label: string }
  | { readonly kind: 'failed'; readonly label: string; readonly why: string }

/** Changes settings, and says what became of the last change. */
export function useSettingsWriter() {
  const [outcome, setOutcome] = useState<Outcome>()
  const attempt = async (label: string, work: () => Promise<Outcome | undefined>) => {
    try {
      const next = await work()
      if (next) setOutcome(next)
    } catch (cause) {
      setOutcome({ kind: 'failed', label, why: storageProblems[problemOf(cause)] })
    }
  }
  const undo = (label: string, target: string) => () =>
    void attempt(label, async () => {
      await learnerPorts.log.append({ kind: 'undone', target })
      return { kind: 'undone', label }
    })
  const change = (label: string, part: Partial<Settings>) =>
    attempt(label, async () => {
      const event = await (await settingsWriter())(part)
      return event && { kind: 'kept', label, undo: undo(label, event.id) }
    })
  return { outcome, change }
}
