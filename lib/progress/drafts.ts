/** Unfinished answers, by item. Not history: a draft is overwritten, and gone once graded. */
export interface Drafts {
  read(key: string): Promise<string | undefined>
  write(key: string, text: string): Promise<void>
  remove(key: string): Promise<void>
}
