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

/** The Gregorian calendar repeats after 400 years. */
const CYCLE_YEARS = 400
const CYCLE_MS = 146_097 * 86_400_000
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
function unixMs({ year, month, day, seconds }: CivilTime): number | undefined {
  if (month < 0 || day < 1 || day > daysIn(year, month) || Number.isNaN(seconds)) return undefined
  // `Date.UTC` reads the years 0 to 99 as 1900 to 1999.
  return Date.UTC(year + CYCLE_YEARS, month, day) - CYCLE_MS + seconds * 1_000
}

/** A two-digit year is the latest one that is not more than 50 years in the future. */
function recentMs(time: CivilTime, nowMs: number): number | undefined {
  const now = new Date(nowMs)
  const latestMs = new Date(nowMs).setUTCFullYear(now.getUTCFullYear() + FAR_FUTURE_YEARS)
  const century = now.getUTCFullYear() - (now.getUTCFullYear() % CENTURY)
  const candidates = [century + CENTURY, century, century - CENTURY]
    .map((start) => unixMs({ ...time, year: start + time.year }))
    .filter((atMs) => atMs !== undefined)
  return candidates.find((atMs) => atMs <= latestMs)
}

function daysIn(year: number, month: number): number {
  return new Date(Date.UTC(year + CYCLE_YEARS, month + 1, 0)).getUTCDate()
}
