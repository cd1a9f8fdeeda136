import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { compareClocks, tick, type Clock } from './clock'

describe('tick', () => {
  it.each([
    { rule: 'the first event starts at the wall clock', nowMs: 50.7, next: at(50, 0) },
    {
      rule: 'a later event takes the wall clock again',
      last: at(50, 7),
      nowMs: 51,
      next: at(51, 0),
    },
    { rule: 'within one millisecond it counts', last: at(50, 7), nowMs: 50, next: at(50, 8) },
    { rule: 'a clock set back sets no event back', last: at(50, 7), nowMs: 20, next: at(50, 8) },
  ])('$rule', ({ last, nowMs, next }) => {
    expect(tick(last, nowMs, 'phone')).toEqual(next)
  })

  it('only moves forward, over tabs that take turns and wall clocks that jump', () => {
    const turns = fc.array(fc.record({ nowMs: fc.nat({ max: 40 }), device: devices }))
    fc.assert(
      fc.property(turns, (list) => {
        let last: Clock | undefined
        for (const { nowMs, device } of list) {
          const next = tick(last, nowMs, device)
          expect(next.ms).toBeGreaterThanOrEqual(nowMs)
          if (last) expect(compareClocks(last, next)).toBeLessThan(0)
          last = next
        }
      }),
    )
  })
})

describe('compareClocks', () => {
  it.each([
    ['milliseconds decide first', at(1, 9, 'z'), at(2, 0, 'a')],
    ['then the counter', at(1, 9, 'z'), at(1, 10, 'a')],
    ['then the device', at(1, 9, 'a'), at(1, 9, 'b')],
    ['capital letters come before small ones in every locale', at(1, 9, 'Z'), at(1, 9, 'a')],
  ])('%s', (_, earlier, later) => {
    expect(compareClocks(earlier, later)).toBeLessThan(0)
    expect(compareClocks(later, earlier)).toBeGreaterThan(0)
  })

  it('is a total order', () => {
    fc.assert(
      fc.property(clocks, clocks, clocks, (a, b, c) => {
        expect(Math.sign(compareClocks(a, b))).toBe(-Math.sign(compareClocks(b, a)) + 0)
        expect(compareClocks(a, b) === 0).toBe(JSON.stringify(a) === JSON.stringify(b))
        if (compareClocks(a, b) <= 0 && compareClocks(b, c) <= 0) {
          expect(compareClocks(a, c)).toBeLessThanOrEqual(0)
        }
      }),
    )
  })
})

function at(ms: number, counter: number, device = 'phone'): Clock {
  return { ms, counter, device }
}

const devices = fc.constantFrom('phone', 'laptop', 'Laptop')

const clocks: fc.Arbitrary<Clock> = fc
  .tuple(fc.nat({ max: 3 }), fc.nat({ max: 3 }), devices)
  .map(([ms, counter, device]) => ({ ms, counter, device }))
