const SECOND = 1_000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

/** How long something took: "250 ms", "48 s", "1 min 12 s", "2 h 5 min". */
export function duration(ms: number): string {
  const whole = Math.round(Math.max(0, ms))
  if (whole > 0 && whole < SECOND) return `${whole} ms`
  // Round to what is shown before splitting, or 59.9 s reads "60 s".
  if (whole < HOUR - SECOND / 2) {
    const seconds = Math.round(whole / SECOND)
    return parts([Math.floor(seconds / 60), 'min'], [seconds % 60, 's'])
  }
  const minutes = Math.round(whole / MINUTE)
  return parts([Math.floor(minutes / 60), 'h'], [minutes % 60, 'min'])
}

type Part = readonly [amount: number, unit: string]

function parts(large: Part, small: Part): string {
  const shown = [large, small].filter(([amount]) => amount > 0)
  return (shown.length > 0 ? shown : [small]).map((part) => part.join(' ')).join(' ')
}

/** Unit, its length, and from how many of them the next unit reads better. */
const INTERVALS = [
  ['s', SECOND, 60],
  ['m', MINUTE, 60],
  ['h', HOUR, 24],
  ['d', DAY, 60],
  ['mo', (365.25 / 12) * DAY, 24],
  ['y', 365.25 * DAY, Infinity],
] as const

/** How long to wait, as the Retry-After line writes it: "10m", "2d", "3mo". */
export function interval(ms: number): string {
  for (const [unit, lengthMs, limit] of INTERVALS) {
    const amount = Math.round(Math.max(0, ms) / lengthMs)
    if (amount < limit) return `${amount}${unit}`
  }
  return 'never'
}
