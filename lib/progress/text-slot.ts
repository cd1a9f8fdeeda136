/**
 * A named place for one short text that is there at first paint: a localStorage key in the
 * browser. Never throws: where it is blocked, it reads nothing and forgets what it is given.
 */
export interface TextSlot {
  read(): string | undefined
  write(text: string): void
  /** Hears each write, of this tab and of others. Returns how to stop. */
  subscribe(listener: () => void): () => void
}

/** The fields of a JSON object that a slot may hold; whatever else it holds has none. */
export function parseFields(text: string | undefined): Readonly<Record<string, unknown>> {
  try {
    const parsed: unknown = JSON.parse(text ?? '')
    return typeof parsed === 'object' && parsed !== null ? { ...parsed } : {}
  } catch {
    return {}
  }
}
