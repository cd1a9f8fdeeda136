import type { Row } from '@/lib/progress/archive'
import { isReadable } from '@/lib/progress/foreign-event'

/** The file a learner carries away. */
export interface Backup {
  readonly format: typeof FORMAT
  readonly version: typeof VERSION
  readonly exportedAt: string
  /** In full: what was done, also in ways this release does not know. */
  readonly events: readonly Row[]
  /** Rows that are no events to any release. Kept for whoever wants to repair them. */
  readonly damaged: readonly unknown[]
}

export const FORMAT = 'retry-after-backup'
export const VERSION = 1

export function backupOf(rows: readonly Row[], nowMs: number): Backup {
  return {
    format: FORMAT,
    version: VERSION,
    exportedAt: new Date(nowMs).toISOString(),
    events: rows.filter(isReadable),
    damaged: rows.filter((row) => !isReadable(row)),
  }
}

/** One event a line, so that two backups can be compared. */
export function backupText({ events, damaged, ...head }: Backup): string {
  const lines = (rows: readonly unknown[]) =>
    rows.length === 0 ? '[]' : `[\n${rows.map((row) => JSON.stringify(row)).join(',\n')}\n]`
  const start = JSON.stringify(head).slice(0, -1)
  return `${start},"events":${lines(events)},"damaged":${lines(damaged)}}\n`
}

/** For the name of the file: sorts by time. */
export function backupName(nowMs: number): string {
  return `retry-after-${new Date(nowMs).toISOString().slice(0, 10)}.json`
}
