import { expect, it } from 'vitest'

import { isBackupDue, isReminderDue, rowsSince } from './reminder'

it.each([
  [199, undefined, 199, false],
  [200, undefined, 200, true],
  [399, 200, 199, false],
  [400, 200, 200, true],
  [10, 200, 0, false],
])('with %s rows, and %s at the last backup: %s at risk, due %s', (rows, before, ...expected) => {
  const last = before === undefined ? undefined : { atMs: 0, rows: before }
  expect([rowsSince(rows, last), isBackupDue(rows, last)]).toEqual(expected)
})

const DAY = 86_400_000

it.each([
  ['never before', { remindedAtMs: undefined, rows: 200 }, true],
  ['a moment ago', { remindedAtMs: 10 * DAY - 1, rows: 200 }, false],
  ['a day ago', { remindedAtMs: 9 * DAY, rows: 200 }, true],
  ['by a clock that ran ahead', { remindedAtMs: 12 * DAY, rows: 200 }, true],
  ['never before, of too little', { remindedAtMs: undefined, rows: 199 }, false],
])('somebody told %s is told now: %s', (_, before, due) => {
  expect(isReminderDue({ ...before, last: undefined, nowMs: 10 * DAY })).toBe(due)
})
