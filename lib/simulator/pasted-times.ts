export interface PastedTimes {
  /** From the first one on, in order. */
  readonly times: readonly number[]
  readonly bad: number
  /** The first few lines that hold no time. */
  readonly examples: readonly string[]
}

const EXAMPLES = 3
const MOST = 200_000

/**
 * Times out of whatever somebody copied from a log, one a line: ISO 8601, the format of Apache and
 * nginx, or Unix seconds or milliseconds. They are never sent anywhere.
 */
export function readTimes(text: string): PastedTimes {
  const lines = text.split(/\r?\n/).filter((line) => line.trim() !== '')
  const read = lines.slice(0, MOST).map((line) => ({ line, atMs: timeIn(line) }))
  const bad = read.filter(({ atMs }) => atMs === undefined)
  const times = read.flatMap(({ atMs }) => (atMs === undefined ? [] : [atMs]))
  const first = times.reduce((least, atMs) => Math.min(least, atMs), Infinity)
  return {
    times: times.map((atMs) => atMs - first).toSorted((a, b) => a - b),
    bad: bad.length + Math.max(0, lines.length - MOST),
    examples: bad.slice(0, EXAMPLES).map(({ line }) => line.trim().slice(0, 60)),
  }
}

const ISO = /\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}:\d{2}(?:[.,]\d+)?(?:Z|[+-]\d{2}:?\d{2})?/
const COMMON_LOG = /(\d{2})\/([A-Z][a-z]{2})\/(\d{4}):(\d{2}:\d{2}:\d{2}) ([+-]\d{2})(\d{2})/
const UNIX = /^\s*(\d{9,13})(\.\d+)?\b/
/** Below it a number is read as seconds: as milliseconds it would be 1970. */
const SECONDS_BELOW = 100_000_000_000

function timeIn(line: string): number | undefined {
  const iso = ISO.exec(line)?.[0]
  if (iso !== undefined) return parsed(iso.replace(' ', 'T').replace(',', '.'))
  const log = COMMON_LOG.exec(line)
  if (log) {
    const [, day, month, year, time, hours, minutes] = log
    return parsed(`${day} ${month} ${year} ${time} ${hours}${minutes}`)
  }
  const unix = UNIX.exec(line)
  if (!unix) return undefined
  const amount = Number(unix[1] + (unix[2] ?? ''))
  return Math.round(amount < SECONDS_BELOW ? amount * 1_000 : amount)
}

function parsed(text: string): number | undefined {
  const atMs = Date.parse(text)
  return Number.isNaN(atMs) ? undefined : atMs
}
