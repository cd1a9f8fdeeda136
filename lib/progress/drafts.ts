/** Unfinished answers, by item. Not history: a draft is overwritten, and gone once graded. */
export interface Drafts {
  read(key: string): Promise<string | undefined>
  write(key: string, text: string): Promise<void>
  remove(key: string): Promise<void>
}

/** As it is kept. Without text it was removed, and is here so that no older copy brings it back. */
export interface Draft {
  readonly key: string
  readonly text: string
  /** Of the last edit. Drafts of the first releases have no time, which counts as 0. */
  readonly atMs: number
}

/** Later than what it replaces, also on a clock that was set back: an edit is never the older one. */
export const nextEditMs = (before: { readonly atMs: number } | undefined, nowMs: number) =>
  Math.max(nowMs, (before?.atMs ?? -1) + 1)
