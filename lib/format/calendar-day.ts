const short = new Intl.DateTimeFormat('en', { month: 'short', day: 'numeric', timeZone: 'UTC' })
const long = new Intl.DateTimeFormat('en', { dateStyle: 'medium', timeZone: 'UTC' })

/** "Nov 26" of 2026-11-26: a day of a calendar, which has no time zone. */
export function shortDay(day: string): string {
  return short.format(Date.parse(day))
}

/** "Nov 26, 2026". */
export function longDay(day: string): string {
  return long.format(Date.parse(day))
}
