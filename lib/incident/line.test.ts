import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { lineOf } from './line'

const axis = { name: 'time', isTime: true, from: 0, to: 60, step: 10 }
const calm = { jitter: 0, cap: Infinity, seed: 1 }
const at = (place: number, value: number) => ({ at: place, value })

describe('a line of a panel', () => {
  it('runs straight between its points, with a value at each step', () => {
    const line = lineOf({ ...calm, points: [at(0, 0), at(25, 50), at(60, 50)] }, axis)
    expect(line).toEqual([
      at(0, 0),
      at(10, 20),
      at(20, 40),
      at(25, 50),
      ...[30, 40, 50, 60].map((t) => at(t, 50)),
    ])
  })

  it('jumps where two points stand at one place', () => {
    const line = lineOf({ ...calm, points: [at(0, 1), at(30, 1), at(30, 9), at(60, 9)] }, axis)
    expect(line.filter((point) => point.at === 30)).toEqual([at(30, 1), at(30, 9)])
    expect(line.map(({ value }) => value)).toEqual([1, 1, 1, 1, 9, 9, 9, 9])
  })

  it('holds what was written digit for digit, always the same way, and never above its cap', () => {
    const values = fc.float({ min: 0, max: 30, noNaN: true })
    fc.assert(
      fc.property(fc.array(values, { minLength: 7, maxLength: 7 }), fc.nat(), (written, seed) => {
        const points = written.map((value, n) => at(n * 10, value)).filter((_, n) => n % 2 === 0)
        const course = { points, jitter: 0.2, cap: 30, seed }
        const line = lineOf(course, axis)
        expect(line).toEqual(lineOf(course, axis))
        for (const point of points) expect(line).toContainEqual(point)
        expect(line.every(({ value }) => value <= 30)).toBe(true)
        // A fifth to either side of the straight line, and half a unit of the third digit.
        const strayed = line.filter(({ at: place }) => place % 20 === 10)
        strayed.forEach(({ value }, n) => {
          const straight = (points[n]!.value + points[n + 1]!.value) / 2
          expect(Math.abs(value - straight)).toBeLessThanOrEqual(straight * 0.21 + 1e-9)
        })
      }),
    )
  })

  it('stays at its cap without straying', () => {
    const line = lineOf({ points: [at(0, 30), at(60, 30)], jitter: 0.5, cap: 30, seed: 3 }, axis)
    expect(line.every(({ value }) => value === 30)).toBe(true)
  })
})
