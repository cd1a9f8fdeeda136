import type { TextSlot } from '@/lib/progress/text-slot'

/** A TextSlot in localStorage, heard by this tab and by others. Blocked, it forgets in silence. */
export function localSlot(key: string): TextSlot {
  const listeners = new Set<() => void>()
  return {
    read: () => {
      try {
        return localStorage.getItem(key) ?? undefined
      } catch {
        return undefined
      }
    },
    write: (text) => {
      try {
        localStorage.setItem(key, text)
      } catch {
        // Preferences and the summary are comforts; the log says so when it is not kept.
      }
      for (const listener of listeners) listener()
    },
    subscribe: (listener) => {
      const onStorage = (event: StorageEvent) => {
        if (event.key === key || event.key === null) listener()
      }
      addEventListener('storage', onStorage)
      listeners.add(listener)
      return () => {
        removeEventListener('storage', onStorage)
        listeners.delete(listener)
      }
    },
  }
}
