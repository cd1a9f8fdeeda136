import { describe, expect, it } from 'vitest'

import { magnitudeOf, sortKeys } from './sort-keys'

describe('magnitudeOf', () => {
  it.each([
    ['429', 429],
    ['99.95%', 99.95],
    ['24.2 s', 24_200],
    ['6 h 43 min', 24_180_000],
    ['3 d 15 h 36 min', 315_360_000],
    ['1,024 MiB', 1_073_741_824],
    ['2 days', 172_800_000],
    ['300 ms', 300],
  ])('reads %s', (text, size) => {
    expect(magnitudeOf(text)).toBeCloseTo(size, 6)
  })

  it.each(['under 1 s', '1 to 30 s', 'GET', '', '429 Too Many Requests', '3 parsecs'])(
    'sees no quantity in "%s"',
    (text) => {
      expect(magnitudeOf(text)).toBeUndefined()
    },
  )
})

describe('sortKeys', () => {
  it('are quantities where all cells are', () => {
    expect(sortKeys(['4.5 min', '24 s'])).toEqual([270_000, 24_000])
  })

  it('are words where all are short words', () => {
    expect(sortKeys(['GET', 'a word or two'])).toEqual(['GET', 'a word or two'])
  })

  it.each([
    ['sentences', ['short', 'the request is malformed, or invalid by your convention']],
    ['quantities among words', ['under 1 s', '1 to 30 s', 'minutes']],
  ])('are none for %s', (_, texts) => {
    expect(sortKeys(texts)).toBeUndefined()
  })
})
