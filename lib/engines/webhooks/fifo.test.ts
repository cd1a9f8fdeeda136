import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { createFifo } from './fifo'

describe('createFifo', () => {
  it('an empty one has nothing to give', () => {
    const fifo = createFifo<number>()
    expect([fifo.size(), fifo.first(), fifo.take()]).toEqual([0, undefined, undefined])
  })

  it('gives what it got in that order, whatever comes in between', () => {
    const operations = fc.array(fc.oneof(fc.integer({ min: 1, max: 90 }), fc.constant(0)), {
      minLength: 10,
      maxLength: 60,
    })
    fc.assert(
      fc.property(operations, (operations) => {
        const fifo = createFifo<number>()
        const plain: number[] = []
        const seen: unknown[] = []
        const expected: unknown[] = []
        let next = 0
        // A positive number puts so many; 0 takes most of what is there.
        for (const count of operations) {
          for (let n = 0; n < count; n += 1, next += 1) {
            fifo.put(next)
            plain.push(next)
          }
          const takes = count === 0 ? Math.ceil(plain.length * 0.9) : 1
          for (let n = 0; n < takes; n += 1) {
            seen.push(fifo.first(), fifo.take(), fifo.size())
            expected.push(plain[0], plain.shift(), plain.length)
          }
        }
        expect(seen).toEqual(expected)
      }),
      { numRuns: 200 },
    )
  })
})
