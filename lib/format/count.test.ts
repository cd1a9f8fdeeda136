import { expect, it } from 'vitest'

import { count } from './count'

it.each([
  [0, '0 questions'],
  [1, '1 question'],
  [3, '3 questions'],
  [1_200, '1,200 questions'],
])('counts %i as "%s"', (n, text) => {
  expect(count(n, 'question')).toBe(text)
})

it('takes the plural of a noun that has its own', () => {
  expect([1, 2].map((n) => count(n, 'reply', 'replies'))).toEqual(['1 reply', '2 replies'])
})
