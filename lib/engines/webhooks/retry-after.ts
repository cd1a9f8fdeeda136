/**
 * The `Retry-After` field (RFC 9110, 10.2.3): seconds as 1*DIGIT, or one of the three HTTP dates
 * of 5.6.7. Whatever the grammar does not allow is ignored rather than guessed at.
 */
const DELAY_SECONDS = /^\d+$/
const IMF_FIXDATE =
  /^(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun), (?<day>\d\d) (?<month>[A-Z][a-z]{2}) (?<year>\d{4}) (?<time>\d\d:\d\d:\d\d) GMT$/
const RFC_850 =
  /^(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day, (?<day>\d\d)-(?<month>[A-Z][a-z]{2})-(?<year>\d\d) (?<time>\d\d:\d\d:\d\d) GMT$/
const ASCTIME =
  /^(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun) (?<month>[A-Z][a-z]{2}) (?<day>\d\d| \d) (?<time>\d\d:\d\d:\d\d) (?<year>\d{4})$/
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

const DAYS_IN = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
const DAY_MS = 86_400_000
/** From the first day of the year 1. */
const DAYS_TO_1970 = 719_162
/** The Gregorian calendar repeats after so many years, which are so many days. */
const CYCLE_YEARS = 400
const CYCLE_DAYS = 146_097
const CENTURY = 100
const FAR_FUTURE_YEARS = 50

/** How long the field asks to wait from `nowMs` (Unix time) on; undefined when it is malformed. */
export function retryAfterMs(value: string, nowMs: number): number | undefined {
  if (DELAY_SECONDS.test(value)) {
    return Math.min(Number(value) * 1_000, Number.MAX_SAFE_INTEGER)
  }
  const atMs = httpDateMs(value, nowMs)
  return atMs === undefined ? undefined : Math.max(0, atMs - nowMs)
}

interface CivilTime {
  readonly year: number
  readonly month: number
  readonly day: number
  readonly seconds: number
}

function httpDateMs(value: string, nowMs: number): number | undefined {
  const full = (IMF_FIXDATE.exec(value) ?? ASCTIME.exec(value))?.groups
  if (full) return unixMs(civilTime(full))
  const short = RFC_850.exec(value)?.groups
  return short ? recentMs(civilTime(short), nowMs) : undefined
}

function civilTime(groups: Readonly<Record<string, string>>): CivilTime {
  const [hour, minute, second] = groups.time!.split(':').map(Number) as [number, number, number]
  // RFC 9110 admits 60 for a leap second.
  const valid = hour < 24 && minute < 60 && second <= 60
  return {
    year: Number(groups.year),
    month: MONTHS.indexOf(groups.month!),
    day: Number(groups.day),
    seconds: valid ? (hour * 60 + minute) * 60 + second : NaN,
  }
}

/** Undefined when there is no such day or time. */
function unixMs(time: CivilTime): number | undefined {
  const { year, month, day, seconds } = time
  if (month < 0 || day < 1 || day > daysIn(year, month) || Number.isNaN(seconds)) return undefined
  return civilMs(time)
}

/** A two-digit year is the latest one that is not more than 50 years in the future. */
function recentMs(time: CivilTime, nowMs: number): number | undefined {
  const thisYear = 1970 + Math.floor((nowMs / DAY_MS) * (CYCLE_YEARS / CYCLE_DAYS))
  let year = thisYear - (thisYear % CENTURY) + CENTURY + time.year
  while (civilMs({ ...time, year: year - FAR_FUTURE_YEARS }) > nowMs) year -= CENTURY
  // Only now: a 29 February that its century lacks is no date, not one of another century.
  return unixMs({ ...time, year })
}

/** Unix time; a day that the month lacks counts on into the next. */
function civilMs({ year, month, day, seconds }: CivilTime): number {
  const before = year - 1
  const leapDays = Math.floor(before / 4) - Math.floor(before / 100) + Math.floor(before / 400)
  let days = before * 365 + leapDays - DAYS_TO_1970 + day - 1
  for (let earlier = 0; earlier < month; earlier += 1) days += daysIn(year, earlier)
  return days * DAY_MS + seconds * 1_000
}

function daysIn(year: number, month: number): number {
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % CYCLE_YEARS === 0)
  return month === 1 && isLeap ? 29 : DAYS_IN[month]!
}
