import { expect, it } from 'vitest'

import { isRecalled } from './score'

it.each([
  [0, 0, false],
  [0, 3, false],
  [1, 3, false],
  [2, 3, true],
  [2, 5, false],
  [3, 5, true],
  [3, 6, true],
  [3, 7, false],
  [7, 7, true],
])('%i of %i key ideas: recalled is %s', (ticked, of, recalled) => {
  expect(isRecalled({ ticked, of })).toBe(recalled)
})
