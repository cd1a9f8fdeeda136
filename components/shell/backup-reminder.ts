import { isReminderDue, rowsSince } from '@/lib/exchange/reminder'
import { count } from '@/lib/format/count'
import { href } from '@/lib/format/href'
import type { Archive } from '@/lib/progress/archive'

import { notify } from './notices'
import { exportKept, remindedSlot } from './stores'

/** Says it all the time. */
const SETTINGS = '/settings'

let asking = false

/** Says at most once a day that much is in this browser alone. Comes with the first open history. */
export async function remind(archive: Archive): Promise<void> {
  // Two grades in a row would find the same.
  if (asking || location.pathname === href(SETTINGS)) return
  asking = true
  try {
    await remindNow(archive)
  } catch {
    // A reminder is no reason to report a problem: the next grade asks again.
  } finally {
    asking = false
  }
}

async function remindNow(archive: Archive): Promise<void> {
  const nowMs = Date.now()
  const [rows, last] = await Promise.all([archive.count(), archive.lastBackup()])
  if (!isReminderDue({ rows, last, remindedAtMs: lastReminded(), nowMs })) return
  remindedSlot.write(`${nowMs}`)
  const risk = count(rowsSince(rows, last), 'entry', 'entries')
  notify({
    text: last
      ? `${risk} since your last backup are in this browser alone.`
      : `There is no backup yet: ${risk} are in this browser alone.`,
    action: { label: 'Export a backup', run: () => void exportKept() },
  })
}

function lastReminded(): number | undefined {
  const atMs = Number(remindedSlot.read() || NaN)
  return Number.isNaN(atMs) ? undefined : atMs
}
