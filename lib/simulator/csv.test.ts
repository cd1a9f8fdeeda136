import { expect, it } from 'vitest'

import { toCsv } from './csv'

it('quotes the cells that need it and ends every line as RFC 4180 asks', () => {
  const columns = [
    { name: 'time ms', of: (row: readonly [number, string]) => row[0] },
    { name: 'a,b', of: (row: readonly [number, string]) => row[1] },
  ]
  expect(
    toCsv(columns, [
      [1, 'x'],
      [2, 'say "no"'],
    ]),
  ).toBe('time ms,"a,b"\r\n1,x\r\n2,"say ""no"""\r\n')
})
