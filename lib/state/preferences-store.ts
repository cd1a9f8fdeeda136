import { createStore } from 'zustand/vanilla'

import type { TextSlot } from '@/lib/progress/text-slot'

import { defaultPreferences, parsePreferences, type Preferences } from './preferences'

interface PreferencesState extends Preferences {
  /** Reads what is stored and follows other tabs. Returns how to stop. */
  readonly load: () => () => void
  readonly change: (part: Partial<Preferences>) => void
}

/** Starts with the defaults, as the exported pages do: reading earlier would break hydration. */
export function createPreferencesStore(slot: TextSlot) {
  return createStore<PreferencesState>()((set, get) => {
    const read = () => set(parsePreferences(slot.read()))
    return {
      ...defaultPreferences,
      load: () => {
        read()
        return slot.subscribe(read)
      },
      change: (part) => {
        set(part)
        const { theme, singleKeys, levels } = get()
        slot.write(JSON.stringify({ theme, singleKeys, levels }))
      },
    }
  })
}
