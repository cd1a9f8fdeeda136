import { describe, expect, it } from 'vitest'

import { placeOn, timeOn, timeTicks } from './ticks'

const at = (time: string) => Date.parse(`2026-11-23T${time}Z`) / 1_000
const axis = (from: string, to: string) => ({
  ...{ name: 'time', isTime: true, step: 1 },
  from: at(from),
  to: at(to),
})

describe('a time axis', () => {
  it.each([
    ['10:00', '10:06', 5, ['10:00', '10:02', '10:04', '10:06']],
    ['10:03:50', '10:05:30', 5, ['10:04:00', '10:04:30', '10:05:00', '10:05:30']],
    ['09:30', '14:00', 5, ['10:00', '11:00', '12:00', '13:00', '14:00']],
  ])('from %s to %s is marked at round times', (...[from, to, most, ticks]) => {
    const found = timeTicks(axis(from, to), most)
    expect(found.map((tick) => timeOn(axis(from, to), tick))).toEqual(ticks)
  })

  it('is marked at its ends where nothing round lies within', () => {
    const short = axis('10:00:01', '10:00:02')
    expect(timeTicks(short, 1)).toEqual([short.from, short.to])
  })

  it('says the day when it is long, and another quantity as it is', () => {
    const long = { ...axis('10:00', '10:00'), to: at('10:00') + 200_000 }
    expect(timeOn(long, at('10:04'))).toBe('11-23 10:04')
    expect(placeOn({ ...long, isTime: false }, 300)).toBe('300')
  })
})
