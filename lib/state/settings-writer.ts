import { sameJson } from '@/lib/exchange/same-json'
import type { LearnerEvent } from '@/lib/progress/events'
import type { ProgressLog } from '@/lib/progress/log'
import type { Settings } from '@/lib/review/settings'

interface Ports {
  readonly log: Pick<ProgressLog, 'append'>
  /** Those in force, as of the last event. */
  readonly settings: () => Settings
}

/** Changes one setting. Undefined when that changes nothing. */
export type SettingsWriter = (change: Partial<Settings>) => Promise<LearnerEvent | undefined>

/** An event holds all settings; so one change waits for the one before, or would take it back. */
export function createSettingsWriter({ log, settings }: Ports): SettingsWriter {
  let last: Promise<unknown> = Promise.resolve()
  const write = async (change: Partial<Settings>) => {
    const before = settings()
    const after = { ...before, ...change }
    if (sameJson(before, after)) return undefined
    return log.append({ kind: 'settingsChanged', ...after })
  }
  return (change) => {
    const done = last.then(() => write(change))
    last = done.catch(() => undefined)
    return done
  }
}
