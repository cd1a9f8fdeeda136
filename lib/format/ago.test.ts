import { expect, it } from 'vitest'

import { ago } from './ago'

it.each([
  [-5_000, 'just now'],
  [59_999, 'just now'],
  [60_000, '1 minute ago'],
  [3_599_999, '59 minutes ago'],
  [3_600_000, '1 hour ago'],
  [86_399_999, '23 hours ago'],
  [86_400_000 * 12.9, '12 days ago'],
])('%d ms is %s', (ms, words) => {
  expect(ago(ms)).toBe(words)
})
