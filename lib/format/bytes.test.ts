import { expect, it } from 'vitest'

import { bytes } from './bytes'

it.each([
  [0, '0 B'],
  [999, '999 B'],
  [1_000, '1 kB'],
  [14_400, '14.4 kB'],
  [999_949, '1 MB'],
  [5_300_000, '5.3 MB'],
  [123_456_789, '123 MB'],
  [2_500_000_000_000_000, '2500 TB'],
  [-1, '0 B'],
])('writes %i bytes as "%s"', (n, text) => {
  expect(bytes(n)).toBe(text)
})
