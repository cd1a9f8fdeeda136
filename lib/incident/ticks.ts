import type { Axis } from './artefact'

const MINUTE = 60
const HOUR = 3_600
const DAY = 86_400
/** Distances at which a time axis is marked, in seconds. */
const DISTANCES = [
  ...[1, 2, 5, 10, 15, 30],
  ...[1, 2, 5, 10, 15, 30].map((n) => n * MINUTE),
  ...[1, 2, 3, 6, 12].map((n) => n * HOUR),
  ...[1, 2, 7].map((n) => n * DAY),
]

/** Round times along an axis, at most this many, and at least its two ends. */
export function timeTicks({ from, to }: Axis, most: number): readonly number[] {
  const between = (distance: number) =>
    Array.from(
      { length: Math.floor(to / distance) - Math.ceil(from / distance) + 1 },
      (_, n) => (Math.ceil(from / distance) + n) * distance,
    )
  const ticks = DISTANCES.map(between).find(({ length }) => length <= most)
  return ticks && ticks.length > 1 ? ticks : [from, to]
}

/** "10:04", with seconds where an axis is short, with the day where it is long. */
export function timeOn({ from, to }: Axis, at: number): string {
  const iso = new Date(at * 1_000).toISOString()
  if (to - from >= DAY) return `${iso.slice(5, 10)} ${iso.slice(11, 16)}`
  const hasSeconds = to - from <= 2 * MINUTE || at % MINUTE !== 0
  return iso.slice(11, hasSeconds ? 19 : 16)
}

/** A place on an axis as its table says it. */
export function placeOn(axis: Axis, at: number): string {
  return axis.isTime ? timeOn(axis, at) : String(at)
}
