import type { TextSlot } from '@/lib/progress/text-slot'

/** A TextSlot in localStorage, heard by this tab and by others. Blocked, it remembers until the tab closes. */
export function localSlot(key: string): TextSlot {
  const listeners = new Set<() => void>()
  /** What was written while storage refused: good until the tab closes. */
  let unkept: string | undefined
  return {
    read: () => {
      try {
        return unkept ?? localStorage.getItem(key) ?? undefined
      } catch {
        return unkept
      }
    },
    write: (text) => {
      try {
        localStorage.setItem(key, text)
        unkept = undefined
      } catch {
        unkept = text
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
