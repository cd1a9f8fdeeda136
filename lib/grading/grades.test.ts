import { expect, it } from 'vitest'

import { gradeOrder, grades } from './grades'

it('pairs each grade with its status code, from the lowest to the highest', () => {
  expect(grades.map(({ grade, code }) => [grade, code])).toEqual([
    ['again', 404],
    ['hard', 206],
    ['good', 200],
    ['easy', 304],
  ])
  expect(gradeOrder).toEqual(['again', 'hard', 'good', 'easy'])
})

it('says of every grade but Again that it was recalled', () => {
  expect(grades.map(({ meaning }) => meaning.startsWith('Recalled'))).toEqual([
    false,
    true,
    true,
    true,
  ])
})
