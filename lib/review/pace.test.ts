import { expect, it } from 'vitest'

import { answered, eventsAt, type Dated } from './fixtures'
import { secondsPerItem } from './pace'
import { foldReview } from './review-state'

const spending = (...seconds: readonly number[]) =>
  foldReview(eventsAt(...seconds.map((s): Dated => [0, answered('etags', { spentMs: s * 1_000 })])))
const tenOf = (seconds: number) => Array.from({ length: 10 }, () => seconds)

it('takes two minutes an item for granted before there are ten answers', () => {
  expect(secondsPerItem(spending(1, 2, 3))).toBe(120)
})

it('takes the median then, which one answer left open overnight does not move', () => {
  expect(secondsPerItem(spending(...tenOf(60), 36_000))).toBe(90)
})

it('forgets how slow somebody was a hundred answers ago', () => {
  const hundred = Array.from({ length: 100 }, (_, n) => (n < 49 ? 300 : 40))
  expect(secondsPerItem(spending(...tenOf(300), ...hundred))).toBe(70)
})
