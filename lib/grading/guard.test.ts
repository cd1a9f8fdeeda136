import { expect, it } from 'vitest'

import { contradicts } from './guard'

it.each([
  ['again', 0, false],
  ['hard', 0, true],
  ['good', 0, true],
  ['easy', 0, true],
  ['hard', 1, false],
  ['again', 6, false],
] as const)('%s after %i key ideas: contradicts itself is %s', (grade, ticked, is) => {
  expect(contradicts(grade, { ticked, of: 6 })).toBe(is)
})
