import { expect, it } from 'vitest'

import { amount, moment } from './words'

it.each([
  [0, '0 ms'],
  [340, '340 ms'],
  [999.6, '1 s'],
  [9_920, '9.92 s'],
  [10_000, '10 s'],
  [119_999, '120 s'],
  [125_000, '2 min 5 s'],
  [3_600_000, '60 min'],
  [7_200_000, '2 h'],
  [272_105_000, '3 days 4 h'],
])('%s ms is written "%s"', (atMs, text) => {
  expect(moment(atMs)).toBe(text)
})

it.each([
  [29_172, '29,172'],
  [0.04, '0.04'],
  [1 / 3, '0.33'],
])('%s is written "%s"', (value, text) => {
  expect(amount(value)).toBe(text)
})
