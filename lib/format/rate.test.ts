import { expect, it } from 'vitest'

import { rate } from './rate'

it.each([
  [0, '0.0'],
  [0.44, '0.4'],
  [9.94, '9.9'],
  [9.96, '10'],
  [23.4, '23'],
])('%d is %s', (n, text) => {
  expect(rate(n)).toBe(text)
})
