import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { interleave } from './interleave'

const mixed = (topics: string, previous?: string) =>
  interleave([...topics], (topic) => topic, previous).join('')

const neighbours = (topics: string) =>
  [...topics].filter((topic, n) => n > 0 && topics[n - 1] === topic).length

/** The fewest neighbours any order can have, by trying all of them. */
function fewest(left: string, previous = ''): number {
  if (left === '') return 0
  const costs = [...new Set(left)].map(
    (topic) => Number(topic === previous) + fewest(left.replace(topic, ''), topic),
  )
  return Math.min(...costs)
}

const lists = fc
  .array(fc.constantFrom('a', 'b', 'c'), { maxLength: 9 })
  .map((list) => list.join(''))

describe('interleave', () => {
  it.each([
    ['aabb', undefined, 'abab'],
    ['abc', undefined, 'abc'],
    ['abc', 'a', 'bac'],
    ['bcaaa', undefined, 'abaca'],
    ['aaa', 'a', 'aaa'],
    ['aaab', 'b', 'abaa'],
  ])('%s after %s becomes %s', (topics, previous, expected) => {
    expect(mixed(topics, previous)).toBe(expected)
  })

  it('never puts two of one topic next to each other while another is left', () => {
    fc.assert(
      fc.property(lists, fc.constantFrom('a', 'b', undefined), (topics, previous) => {
        const order = (previous ?? '') + mixed(topics, previous)
        for (let n = 1; n < order.length; n += 1) {
          const othersLeft = [...order.slice(n)].some((topic) => topic !== order[n - 1])
          if (othersLeft) expect(order[n]).not.toBe(order[n - 1])
        }
      }),
      { numRuns: 1_000 },
    )
  })

  it('has as few neighbours of one topic as any order could', () => {
    fc.assert(
      fc.property(lists, fc.constantFrom('a', 'b', undefined), (topics, previous) => {
        const order = (previous ?? '') + mixed(topics, previous)
        expect(neighbours(order)).toBe(fewest(topics, previous))
      }),
      { numRuns: 500 },
    )
  })

  it('keeps every item, and the order within a topic', () => {
    fc.assert(
      fc.property(lists, (topics) => {
        const items = [...topics].map((topic, place) => ({ topic, place }))
        const order = interleave(items, ({ topic }) => topic)
        expect(order.toSorted((a, b) => a.place - b.place)).toEqual(items)
        for (const topic of ['a', 'b', 'c']) {
          const places = order.filter((item) => item.topic === topic).map(({ place }) => place)
          expect(places).toEqual(places.toSorted((a, b) => a - b))
        }
      }),
    )
  })
})
