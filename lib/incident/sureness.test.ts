import { expect, it } from 'vitest'

import { confidenceIn } from './sureness'

it.each([
  [0.01, 'guess'],
  [0.37, 'guess'],
  [0.4, 'unsure'],
  [0.62, 'unsure'],
  [0.7, 'fairly'],
  [0.86, 'certain'],
  [0.99, 'certain'],
])('a probability of %s is the step "%s"', (probability, step) => {
  expect(confidenceIn(probability)).toBe(step)
})
