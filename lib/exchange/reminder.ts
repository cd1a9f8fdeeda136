import type { Backup } from '@/lib/progress/archive'

/** About two weeks of daily use: what one would not like to lose. */
const ROWS_AT_RISK = 200

/** Whether to ask for a backup: so much has been done since the last one. */
export function isBackupDue(rows: number, last: Backup | undefined): boolean {
  return rowsSince(rows, last) >= ROWS_AT_RISK
}

const DAY = 86_400_000

interface Reminding {
  readonly rows: number
  readonly last: Backup | undefined
  /** When the learner was last told. */
  readonly remindedAtMs: number | undefined
  readonly nowMs: number
}

/** Whether to say so now: at most once a day. A clock that was set back does not silence it. */
export function isReminderDue({ rows, last, remindedAtMs, nowMs }: Reminding): boolean {
  const sinceMs = remindedAtMs === undefined ? Infinity : Math.abs(nowMs - remindedAtMs)
  return sinceMs >= DAY && isBackupDue(rows, last)
}

/** What would be lost with this browser. */
export function rowsSince(rows: number, last: Backup | undefined): number {
  return Math.max(0, rows - (last?.rows ?? 0))
}
