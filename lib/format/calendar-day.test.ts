import { expect, it } from 'vitest'

import { longDay, shortDay } from './calendar-day'

it('writes a day of the calendar as that day, wherever it is read', () => {
  expect(shortDay('2026-11-26')).toBe('Nov 26')
  expect(longDay('2027-01-01')).toBe('Jan 1, 2027')
})
