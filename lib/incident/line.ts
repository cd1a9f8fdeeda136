import { createRandom } from '@/lib/engines/random'

import type { Axis, Point } from './artefact'

/** How a line of a panel runs: through these points, straight from one to the next. */
export interface Course {
  /** In order; two at one place are a jump. What is written here is in the line, digit for digit. */
  readonly points: readonly Point[]
  /** How far the rest strays, as a share of its value. */
  readonly jitter: number
  /** What is cut off here, such as by a time-out, stays there without straying. */
  readonly cap: number
  readonly seed: number
}

/**
 * The line on its axis: a value at each step, and at each point that was written. Between these it
 * strays a little, always in the same way, so that a number in the prose is a number in the chart.
 */
export function lineOf(course: Course, axis: Axis): readonly Point[] {
  const { points, jitter, cap } = course
  const random = createRandom(course.seed)
  const strayed = (value: number) =>
    value >= cap ? cap : Math.min(cap, rounded(value * (1 + jitter * (2 * random() - 1))))
  const written = points.map(({ at }) => at)
  const steps = Math.floor((axis.to - axis.from) / axis.step + 1e-9)
  const between = Array.from({ length: steps + 1 }, (_, n) => axis.from + n * axis.step)
    .filter((at) => at > written[0]! && at < written.at(-1)! && !written.includes(at))
    .map((at) => ({ at, value: strayed(on(points, at)) }))
  // Sorting keeps the order of a jump's two points.
  return [...points, ...between].toSorted((a, b) => a.at - b.at)
}

/** On the straight line between the points beside it. */
function on(points: readonly Point[], at: number): number {
  const next = points.findIndex((point) => point.at > at)
  const [from, to] = [points[next - 1]!, points[next]!]
  return from.value + ((to.value - from.value) * (at - from.at)) / (to.at - from.at)
}

/** To three digits: a measured value has no more. */
const rounded = (value: number) => Number(value.toPrecision(3))
