import type { Value } from './reading'
import { amount, moment } from './words'

type Values = Readonly<Record<string, Value>>

export const number = (value: number): Value => ({ value, text: amount(value) })
export const time = (atMs: number): Value => ({ value: atMs, text: moment(atMs) })
export const name = (text: string): Value => ({ value: text, text })
export const percent = (part: number, whole: number): Value => {
  const value = whole === 0 ? 0 : Math.round((part * 1_000) / whole) / 10
  return { value, text: `${amount(value)} %` }
}

/** What lessons and predictions may name, by lane: `served.1` is of the first. */
export function byLane(lanes: readonly Values[]): Values {
  return Object.fromEntries(
    lanes.flatMap((own, n) =>
      Object.entries(own).map(([key, value]) => [`${key}.${n + 1}`, value] as const),
    ),
  )
}

/** The name of the lane with the most of something; of several, the first. */
export const nameOfMost = (names: readonly string[], amounts: readonly number[]): Value =>
  name(names[amounts.indexOf(Math.max(...amounts))]!)
