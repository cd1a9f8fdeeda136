/** When an incident plays: no artefact shows another time. Seconds since 1970, as if all were UTC. */
export interface Window {
  readonly from: number
  readonly to: number
}

const DAY = 86_400
const MONTHS = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ')
const CLOCK = String.raw`(?<h>[01]\d|2[0-3]):(?<min>[0-5]\d)(?::(?<s>[0-5]\d))?`

/** ISO and SQL, nginx's error log, nginx's access log, and a time alone. */
const STAMP = new RegExp(
  [
    String.raw`(?<date>\d{4}[-/]\d\d[-/]\d\d)[T ]`,
    String.raw`(?<day>\d\d)/(?<month>${MONTHS.join('|')})/(?<year>\d{4}):`,
    String.raw`(?<![\d:.+/])`,
  ]
    .join('|')
    .replace(/^/, '(?:')
    .concat(`)${CLOCK}(?![\\d:])`),
  'g',
)

export interface Stamp {
  readonly text: string
  /** Seconds since 1970, or of the day for a time without its date. */
  readonly at: number
  readonly isDated: boolean
}

export function stampsIn(text: string): readonly Stamp[] {
  return [...text.matchAll(STAMP)].map(({ 0: found, groups = {} }) => {
    const date = dateOf(groups)
    const ofDay = Number(groups.h) * 3_600 + Number(groups.min) * 60 + Number(groups.s ?? 0)
    return {
      text: found,
      at: ofDay + (date === undefined ? 0 : Date.parse(`${date}T00:00Z`) / 1_000),
      isDated: date !== undefined,
    }
  })
}

function dateOf(groups: Readonly<Record<string, string | undefined>>): string | undefined {
  const { date, day, month = '', year } = groups
  if (date !== undefined) return date.replaceAll('/', '-')
  if (year === undefined) return undefined
  return `${year}-${String(MONTHS.indexOf(month) + 1).padStart(2, '0')}-${day}`
}

/** A whole text that is one stamp; without a date it belongs to the window's first day. */
export function parseStamp(text: string, window?: Window): number | undefined {
  const [stamp] = stampsIn(text)
  if (stamp?.text !== text) return undefined
  if (stamp.isDated) return stamp.at
  return window && stamp.at + Math.floor(window.from / DAY) * DAY
}

/** The stamps of a text that lie outside of the window. */
export function strayStamps(text: string, window: Window): readonly string[] {
  return stampsIn(text)
    .filter((stamp) => !isWithin(stamp, window))
    .map((stamp) => stamp.text)
}

function isWithin({ at, isDated }: Stamp, { from, to }: Window): boolean {
  if (isDated) return at >= from && at <= to
  const midnight = Math.floor(from / DAY) * DAY
  const days = Array.from({ length: Math.ceil((to - midnight) / DAY) }, (_, n) => n)
  const isInside = days.some((day) => {
    const moment = midnight + day * DAY + at
    return moment >= from && moment <= to
  })
  return isInside || isInterval(at, from, to)
}

/** PostgreSQL writes 118 seconds as 00:01:58: in the middle of a day that is no time. */
function isInterval(at: number, from: number, to: number): boolean {
  return at < 3_600 && from % DAY >= 3_600 && to - from < DAY - 3_600
}
