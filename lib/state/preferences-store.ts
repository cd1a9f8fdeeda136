import { createStore } from 'zustand/vanilla'

import { nextEditMs } from '@/lib/progress/drafts'
import {
  defaultPreferences,
  packPreferences,
  parseKeptPreferences,
  parsePreferences,
  type Preferences,
} from '@/lib/progress/preferences'
import type { TextSlot } from '@/lib/progress/text-slot'

interface PreferencesState extends Preferences {
  /** Reads what is stored and follows other tabs. Returns how to stop. */
  readonly load: () => () => void
  readonly change: (part: Partial<Preferences>) => void
}

interface Ports {
  readonly slot: TextSlot
  readonly now: () => number
}

/** Starts with the defaults, as the exported pages do: reading earlier would break hydration. */
export function createPreferencesStore({ slot, now }: Ports) {
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
        const atMs = nextEditMs(parseKeptPreferences(slot.read()), now())
        slot.write(packPreferences({ ...get(), atMs }))
      },
    }
  })
}
