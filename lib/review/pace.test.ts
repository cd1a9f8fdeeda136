import { expect, it } from 'vitest'

import { standing } from '@/lib/progress/undo'

import { answered, eventsAt, type Dated } from './fixtures'
import { secondsPerItem } from './pace'

const spending = (...seconds: readonly number[]) =>
  standing(eventsAt(...seconds.map((s): Dated => [0, answered('etags', { spentMs: s * 1_000 })])))

it('takes two minutes an item for granted before there are ten answers', () => {
  expect(secondsPerItem(spending(1, 2, 3))).toBe(120)
})

it('takes the median then, which one answer left open overnight does not move', () => {
  const usual = Array.from({ length: 10 }, () => 60)
  expect(secondsPerItem(spending(...usual, 36_000))).toBe(90)
})
