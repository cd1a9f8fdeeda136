import { expect, it } from 'vitest'

import { percent } from './percent'

it.each([
  [0, '0 %'],
  [0.254, '25 %'],
  [0.995, '100 %'],
  [1, '100 %'],
])('writes %f as "%s"', (share, text) => {
  expect(percent(share).replace('\u00a0', ' ')).toBe(text)
})
