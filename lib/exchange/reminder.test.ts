import { expect, it } from 'vitest'

import { isBackupDue, rowsSince } from './reminder'

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
