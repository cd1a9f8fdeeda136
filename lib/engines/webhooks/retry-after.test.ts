import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'

import vectors from '../vectors/retry-after.json'
import { retryAfterMs } from './retry-after'

const nowMs = Date.parse(vectors.now)

describe('retryAfterMs', () => {
  it.each(vectors.cases)('"$value" is $delayMs ms', ({ value, delayMs }) => {
    expect(retryAfterMs(value, nowMs)).toBe(delayMs ?? undefined)
  })

  it.each([
    { value: '0', ms: 0 },
    { value: '9'.repeat(400), ms: Number.MAX_SAFE_INTEGER },
    { value: 'Sun, 06 Nov 1994 08:49:37 GMT', ms: 30_000 },
    { value: 'Sun Nov  6 08:49:37 1994', ms: 30_000 },
    { value: 'Wed Nov 16 08:49:37 1994', ms: 30_000 + 10 * 86_400_000 },
    { value: 'Sun, 06 Nov 1994 08:49:60 GMT', ms: 53_000 },
    { value: 'Thu, 29 Feb 1996 00:00:00 GMT', ms: Date.UTC(1996, 1, 29) - nowMs },
    { value: 'Fri, 06 Nov 0099 08:49:37 GMT', ms: 0 },
  ])('"$value" asks for $ms ms', ({ value, ms }) => {
    expect(retryAfterMs(value, nowMs)).toBe(ms)
  })

  it.each([
    '-1',
    '+1',
    '1e3',
    ' 1',
    '1 ',
    '1,2',
    '٣',
    '\n1',
    'Sun, 6 Nov 1994 08:49:37 GMT',
    'Sun, 06 Nov 1994 08:49:37 UTC',
    'Sun, 06 Nov 1994 08:49:37 +0000',
    'Sun, 06 nov 1994 08:49:37 GMT',
    'sun, 06 Nov 1994 08:49:37 GMT',
    'Sun, 06 Nov 1994 24:00:00 GMT',
    'Sun, 06 Nov 1994 08:60:00 GMT',
    'Sun, 06 Nov 1994 08:49:61 GMT',
    'Sun, 00 Nov 1994 08:49:37 GMT',
    'Wed, 29 Feb 1995 08:49:37 GMT',
    'Thu, 31 Nov 1994 08:49:37 GMT',
    'Sun, 06 Non 1994 08:49:37 GMT',
    'Sunday, 06-Nov-1994 08:49:37 GMT',
    'Sun Nov 6 08:49:37 1994',
    'Sun Nov 06 08:49:37 1994 GMT',
    '1994-11-06T08:49:37Z',
  ])('"%s" is no Retry-After', (value) => {
    expect(retryAfterMs(value, nowMs)).toBeUndefined()
  })

  // RFC 9110, 5.6.7: more than 50 years ahead means the most recent year with these digits.
  it.each([
    { value: 'Sunday, 06-Nov-44 08:49:07 GMT', year: 2044 },
    { value: 'Sunday, 06-Nov-44 08:49:08 GMT', year: 1944 },
    { value: 'Monday, 06-Nov-45 08:49:07 GMT', year: 1945 },
    { value: 'Monday, 06-Nov-00 08:49:07 GMT', year: 2000 },
    { value: 'Tuesday, 29-Feb-00 08:49:07 GMT', year: 2000 },
  ])('"$value" is of $year', ({ value, year }) => {
    const day = value.includes('Feb') ? Date.UTC(year, 1, 29) : Date.UTC(year, 10, 6)
    const second = Number(value.slice(-6, -4))
    const atMs = day + ((8 * 60 + 49) * 60 + second) * 1_000
    expect(retryAfterMs(value, nowMs)).toBe(Math.max(0, atMs - nowMs))
  })

  it('29 February of a year that has none is no date, and not one of an earlier century', () => {
    const value = 'Tuesday, 29-Feb-00 08:49:07 GMT'
    expect(retryAfterMs(value, Date.UTC(2060, 0, 1))).toBeUndefined()
    expect(retryAfterMs(value, Date.UTC(1999, 0, 1))).toBe(
      Date.UTC(2000, 1, 29, 8, 49, 7) - Date.UTC(1999, 0, 1),
    )
  })

  it('asks no Date for anything', () => {
    vi.stubGlobal('Date', undefined)
    try {
      expect(retryAfterMs('Thu, 01 Jan 1970 00:00:01 GMT', 0)).toBe(1_000)
      expect(retryAfterMs('Thursday, 01-Jan-70 00:00:01 GMT', 0)).toBe(1_000)
    } finally {
      vi.unstubAllGlobals()
    }
  })

  it('a two-digit year may lie in the next century', () => {
    const late = Date.UTC(2099, 11, 31)
    expect(retryAfterMs('Friday, 01-Jan-00 00:00:00 GMT', late)).toBe(86_400_000)
  })
})

const RUNS = { numRuns: 10_000 }
const instant = fc
  .integer({ min: Date.UTC(1600, 0, 1) / 1_000, max: Date.UTC(9999, 0, 1) / 1_000 })
  .map((seconds) => seconds * 1_000)

describe('laws of Retry-After', () => {
  it('n digits are n seconds', () => {
    fc.assert(
      fc.property(fc.nat(), fc.nat(6), instant, (seconds, zeros, now) => {
        expect(retryAfterMs('0'.repeat(zeros) + seconds, now)).toBe(seconds * 1_000)
      }),
      RUNS,
    )
  })

  it('a date that the platform prints is read back, and waits until then', () => {
    fc.assert(
      fc.property(instant, instant, fc.boolean(), (atMs, now, asAsctime) => {
        // toUTCString prints an IMF-fixdate.
        const imf = new Date(atMs).toUTCString()
        const [weekday, day, month, year, time] = imf.replace(',', '').split(' ') as string[]
        const asctime = `${weekday} ${month} ${day!.replace(/^0/, ' ')} ${time} ${year}`
        expect(retryAfterMs(asAsctime ? asctime : imf, now)).toBe(Math.max(0, atMs - now))
      }),
      RUNS,
    )
  })

  it('two digits of a year name the one year from 50 back to 50 ahead', () => {
    const days = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday']
    const nowArbitrary = fc.integer({ min: 0, max: Date.UTC(2200, 0, 1) / 1_000 })
    const within49Years = 49 * 365 * 86_400
    fc.assert(
      fc.property(
        nowArbitrary,
        fc.integer({ min: -within49Years, max: within49Years }),
        (nowSeconds, aheadSeconds) => {
          const at = new Date((nowSeconds + aheadSeconds) * 1_000)
          const [, day, month, year, time] = at.toUTCString().replace(',', '').split(' ')
          const value = `${days[at.getUTCDay()]}, ${day}-${month}-${year!.slice(2)} ${time} GMT`
          expect(retryAfterMs(value, nowSeconds * 1_000)).toBe(Math.max(0, aheadSeconds) * 1_000)
        },
      ),
      RUNS,
    )
  })

  it('whatever it is given, it answers with a wait or with nothing', () => {
    fc.assert(
      fc.property(fc.string(), instant, (value, now) => {
        const wait = retryAfterMs(value, now)
        expect(wait === undefined || (Number.isSafeInteger(wait) && wait >= 0)).toBe(true)
      }),
      RUNS,
    )
  })
})
