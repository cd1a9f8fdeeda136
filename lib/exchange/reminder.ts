import type { Backup } from '@/lib/progress/archive'

/** About two weeks of daily use: what one would not like to lose. */
const ROWS_AT_RISK = 200

/** Whether to ask for a backup: so much has been done since the last one. */
export function isBackupDue(rows: number, last: Backup | undefined): boolean {
  return rowsSince(rows, last) >= ROWS_AT_RISK
}

/** What would be lost with this browser. */
export function rowsSince(rows: number, last: Backup | undefined): number {
  return Math.max(0, rows - (last?.rows ?? 0))
}
