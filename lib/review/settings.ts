import type { Day } from './day'

/** How a learner wants to be asked. Schedules follow from it, so it is a fact in the log. */
export interface Settings {
  /** The chance of recall at which an item comes back. */
  readonly retention: number
  readonly newPerDay: number
  readonly reviewsPerDay: number
  /** Local time. Who studies after midnight is still in yesterday. */
  readonly dayStartsAtHour: number
  readonly interviewDay?: Day | undefined
  readonly minutesPerDay?: number | undefined
}

export const defaultSettings: Settings = {
  retention: 0.9,
  newPerDay: 10,
  reviewsPerDay: 100,
  dayStartsAtHour: 4,
}

/** Beyond 97 % the workload explodes; below 70 % one mostly fails. */
export const RETENTION = { least: 0.7, most: 0.97 } as const
export const MOST_PER_DAY = 9_999
export const LATEST_START_HOUR = 23
export const MOST_MINUTES = 24 * 60
