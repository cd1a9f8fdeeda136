import { nextEditMs, type Draft, type Drafts } from './drafts'

/** Keeps drafts until the tab closes. */
export function createMemoryDrafts(
  now: () => number = () => 0,
  kept: Map<string, Draft> = new Map(),
): Drafts {
  const edit = (key: string, text: string) =>
    void kept.set(key, { key, text, atMs: nextEditMs(kept.get(key), now()) })
  return {
    read: async (key) => kept.get(key)?.text || undefined,
    write: async (key, text) => edit(key, text),
    remove: async (key) => {
      if (kept.has(key)) edit(key, '')
    },
  }
}
