import type { Drafts } from './drafts'

/** Keeps drafts until the tab closes. */
export function createMemoryDrafts(): Drafts {
  const texts = new Map<string, string>()
  return {
    read: async (key) => texts.get(key),
    write: async (key, text) => void texts.set(key, text),
    remove: async (key) => void texts.delete(key),
  }
}
