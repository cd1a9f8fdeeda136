import { isDay, type Day } from './day'
import { LATEST_START_HOUR, MOST_MINUTES, MOST_PER_DAY, RETENTION, type Settings } from './settings'

/** What a form holds of a setting: the text that was typed. */
export type SettingName = keyof Settings

/** What is typed, read: the change it makes, or what is wrong with it in plain words. */
export type ReadSetting =
  | { readonly ok: true; readonly change: Partial<Settings> }
  | { readonly ok: false; readonly problem: string }

/** Retention is chosen in whole percents. */
export const RETENTION_PERCENT = { least: 70, most: 97 } as const

export function settingText(name: SettingName, settings: Settings): string {
  if (name === 'retention') return `${Math.round(settings.retention * 100)}`
  return `${settings[name] ?? ''}`
}

export function readSetting(name: SettingName, text: string, today: Day): ReadSetting {
  const typed = text.trim()
  switch (name) {
    case 'retention':
      return percent(typed)
    case 'interviewDay':
      return day(typed, today)
    case 'minutesPerDay':
      return typed === ''
        ? { ok: true, change: { minutesPerDay: undefined } }
        : whole(name, typed, { least: 1, most: MOST_MINUTES })
    case 'dayStartsAtHour':
      return whole(name, typed, { least: 0, most: LATEST_START_HOUR })
    case 'newPerDay':
    case 'reviewsPerDay':
      return whole(name, typed, { least: 0, most: MOST_PER_DAY })
  }
}

function percent(typed: string): ReadSetting {
  const retention = Number(typed) / 100
  return typed !== '' && retention >= RETENTION.least && retention <= RETENTION.most
    ? { ok: true, change: { retention } }
    : no(`Between ${RETENTION_PERCENT.least} and ${RETENTION_PERCENT.most} %.`)
}

function day(typed: string, today: Day): ReadSetting {
  if (typed === '') return { ok: true, change: { interviewDay: undefined } }
  if (!isDay(typed)) return no('A whole date, or nothing.')
  return typed > today
    ? { ok: true, change: { interviewDay: typed } }
    : no('A day that is still to come, or nothing.')
}

interface Bounds {
  readonly least: number
  readonly most: number
}

type CountName = 'newPerDay' | 'reviewsPerDay' | 'dayStartsAtHour' | 'minutesPerDay'

function whole(name: CountName, typed: string, { least, most }: Bounds): ReadSetting {
  const n = /^\d{1,5}$/.test(typed) ? Number(typed) : NaN
  return n >= least && n <= most
    ? { ok: true, change: { [name]: n } }
    : no(`A whole number from ${least} to ${most.toLocaleString('en')}.`)
}

const no = (problem: string): ReadSetting => ({ ok: false, problem })
