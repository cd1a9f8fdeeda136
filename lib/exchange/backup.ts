import type { Belongings, Row } from '@/lib/progress/archive'
import { draftSchema } from '@/lib/progress/beside-schema'
import type { Draft } from '@/lib/progress/drafts'
import { isReadable } from '@/lib/progress/foreign-event'
import type { KeptPreferences } from '@/lib/progress/preferences'

/** The file a learner carries away. */
export interface Backup {
  readonly format: typeof FORMAT
  readonly version: typeof VERSION
  readonly exportedAt: string
  readonly preferences: KeptPreferences | null
  readonly drafts: readonly Draft[]
  /** In full: what was done, also in ways this release does not know. */
  readonly events: readonly Row[]
  /** What no release can read. Kept for whoever wants to repair it. */
  readonly damaged: readonly unknown[]
}

export const FORMAT = 'retry-after-backup'
/** The first had events only. */
export const VERSION = 2

export function backupOf({ rows, drafts, preferences }: Belongings, nowMs: number): Backup {
  return {
    format: FORMAT,
    version: VERSION,
    exportedAt: new Date(nowMs).toISOString(),
    preferences: preferences ?? null,
    drafts: drafts.filter(isDraft),
    events: rows.filter(isReadable),
    damaged: [
      ...rows.filter((row) => !isReadable(row)),
      ...drafts.filter((draft) => !isDraft(draft)),
    ],
  }
}

const isDraft = (draft: Draft) => draftSchema.safeParse(draft).success

/** One event or draft a line, so that two backups can be compared. */
export function backupText({ drafts, events, damaged, ...head }: Backup): string {
  const lines = (rows: readonly unknown[]) =>
    rows.length === 0 ? '[]' : `[\n${rows.map((row) => JSON.stringify(row)).join(',\n')}\n]`
  const start = JSON.stringify(head).slice(0, -1)
  const lists = Object.entries({ drafts, events, damaged })
  return `${start},${lists.map(([name, rows]) => `"${name}":${lines(rows)}`).join(',')}}\n`
}

/** For the name of the file: sorts by time. */
export function backupName(nowMs: number): string {
  return `retry-after-${new Date(nowMs).toISOString().slice(0, 10)}.json`
}
