/** A day of the learner's calendar, such as 2026-11-25. Days sort as text. */
export type Day = string

/**
 * How far local clocks are ahead of UTC at an instant, in minutes. The only thing about a time
 * zone that rules of review need; `zoneOffset` makes one of a name.
 */
export type Offset = (atMs: number) => number

export interface Calendar {
  readonly offset: Offset
  readonly dayStartsAtHour: number
}

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

/** The learner's day at an instant: the date on the wall, some hours late. */
export function dayAt(atMs: number, { offset, dayStartsAtHour }: Calendar): Day {
  return dayOf(atMs + offset(atMs) * MINUTE - dayStartsAtHour * HOUR)
}

/** The first instant of a day. Where clocks skip that hour, the instant after the gap. */
export function startOf(day: Day, calendar: Calendar): number {
  const wall = Date.parse(day) + calendar.dayStartsAtHour * HOUR
  // No offset in use is beyond 14 hours, so the answer is in here; and days never go back.
  let [before, from] = [wall - 15 * HOUR, wall + 15 * HOUR]
  while (from - before > 1) {
    const middle = Math.floor((before + from) / 2)
    if (dayAt(middle, calendar) < day) before = middle
    else from = middle
  }
  return from
}

export function addDays(day: Day, days: number): Day {
  return dayOf(Date.parse(day) + days * DAY)
}

export function daysBetween(from: Day, to: Day): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / DAY)
}

const A_DAY = /^\d{4}-\d{2}-\d{2}$/

export function isDay(text: string): text is Day {
  const atMs = A_DAY.test(text) ? Date.parse(text) : NaN
  return !Number.isNaN(atMs) && dayOf(atMs) === text
}

/** What clocks on the wall show in an IANA zone such as Asia/Kolkata. */
export function zoneOffset(zone: string): Offset {
  const wall = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    hourCycle: 'h23',
    ...{ year: 'numeric', month: 'numeric', day: 'numeric' },
    ...{ hour: 'numeric', minute: 'numeric', second: 'numeric' },
  })
  // Offsets change on a quarter of an hour at the most often, and formatting is slow.
  const known = new Map<number, number>()
  return (atMs) => {
    const quarter = Math.floor(atMs / (15 * MINUTE))
    const offset = known.get(quarter) ?? offsetAt(quarter * 15 * MINUTE, wall)
    known.set(quarter, offset)
    return offset
  }
}

function offsetAt(atMs: number, wall: Intl.DateTimeFormat): number {
  const parts = wall.formatToParts(atMs)
  const read = (type: string) => Number(parts.find((part) => part.type === type)?.value)
  const shown = Date.UTC(
    read('year'),
    read('month') - 1,
    read('day'),
    read('hour'),
    read('minute'),
    read('second'),
  )
  return Math.round((shown - atMs) / MINUTE)
}

const dayOf = (atMs: number): Day => new Date(atMs).toISOString().slice(0, 10)
