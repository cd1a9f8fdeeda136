import { describe, expect, it } from 'vitest'

import { defaultPreferences } from '@/lib/progress/preferences'
import type { TextSlot } from '@/lib/progress/text-slot'

import { createPreferencesStore } from './preferences-store'

const nowMs = 1_767_603_600_000

/** One localStorage key, seen from several tabs; a tab does not hear its own writes. */
function sharedKey(text?: string) {
  const tabs: { listener?: (() => void) | undefined }[] = []
  return {
    openTab: () => {
      const tab: (typeof tabs)[number] = {}
      tabs.push(tab)
      const slot: TextSlot = {
        read: () => text,
        write: (next) => {
          text = next
          for (const other of tabs) if (other !== tab) other.listener?.()
        },
        subscribe: (listener) => {
          tab.listener = listener
          return () => (tab.listener = undefined)
        },
      }
      return createPreferencesStore({ slot, now: () => nowMs })
    },
    read: () => text,
  }
}

describe('preferences store', () => {
  it('shows the defaults until it is told to load, as the exported page does', () => {
    const store = sharedKey('{"theme":"dark"}').openTab()
    expect(store.getState()).toMatchObject(defaultPreferences)
    store.getState().load()
    expect(store.getState()).toMatchObject({ ...defaultPreferences, theme: 'dark' })
  })

  it('keeps a change, beside what was chosen before', () => {
    const key = sharedKey('{"theme":"dark"}')
    const store = key.openTab()
    store.getState().load()
    store.getState().change({ levels: 'hidden' })

    const later = key.openTab()
    later.getState().load()
    expect(later.getState()).toMatchObject({ theme: 'dark', singleKeys: true, levels: 'hidden' })
  })

  it('keeps the time of a change, which is later than the one before on any clock', () => {
    const key = sharedKey()
    key.openTab().getState().change({ theme: 'dark' })
    expect(JSON.parse(key.read()!)).toMatchObject({ theme: 'dark', atMs: nowMs })
    key.openTab().getState().change({ theme: 'light' })
    expect(JSON.parse(key.read()!)).toMatchObject({ theme: 'light', atMs: nowMs + 1 })
  })

  it('follows another tab, until it stops', () => {
    const key = sharedKey()
    const [here, there] = [key.openTab(), key.openTab()]
    const stop = here.getState().load()

    there.getState().change({ theme: 'light' })
    expect(here.getState().theme).toBe('light')
    stop()
    there.getState().change({ theme: 'dark' })
    expect(here.getState().theme).toBe('light')
  })

  it('holds a change for this tab where nothing can be stored', () => {
    const slot = { read: () => undefined, write: () => undefined, subscribe: () => () => undefined }
    const store = createPreferencesStore({ slot, now: () => nowMs })
    store.getState().load()
    store.getState().change({ singleKeys: false })
    store.getState().change({ theme: 'dark' })
    expect(store.getState()).toMatchObject({ singleKeys: false, theme: 'dark' })
  })
})
