import { describe, expect, it } from 'vitest'

import { readTimes } from './pasted-times'

describe('pasted times', () => {
  it.each([
    ['ISO 8601', '2026-11-26T10:00:00Z\n2026-11-26T10:00:01.250Z', [0, 1_250]],
    ['with an offset', '2026-11-26T12:00:00+02:00\n2026-11-26T10:00:02Z', [0, 2_000]],
    [
      'inside a line of a log',
      'x 2026-11-26 10:00:00,100Z GET /\ny 2026-11-26 10:00:00,900Z GET /',
      [0, 800],
    ],
    [
      'of nginx',
      '1.2.3.4 - - [26/Nov/2026:10:00:00 +0000] "GET /"\n1.2.3.4 - - [26/Nov/2026:12:00:03 +0200] "GET /"',
      [0, 3_000],
    ],
    ['Unix seconds', '1767225600\n1767225601.5', [0, 1_500]],
    ['Unix milliseconds', '1767225600000\n1767225600040', [0, 40]],
    ['in any order', '1767225605\n1767225600', [0, 5_000]],
  ])('%s are counted from the first', (_, text, times) => {
    expect(readTimes(text)).toEqual({ times, bad: 0, examples: [] })
  })

  it('are used where they are good, and the bad lines are counted and shown', () => {
    const text = 'hello\n1767225600\n\n???\r\n1767225601\nnot a time\nneither'
    expect(readTimes(text)).toEqual({
      times: [0, 1_000],
      bad: 4,
      examples: ['hello', '???', 'not a time'],
    })
  })

  it('of nothing are none', () => {
    expect(readTimes('')).toEqual({ times: [], bad: 0, examples: [] })
  })
})
