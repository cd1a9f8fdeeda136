import { describe, expect, it } from 'vitest'

import { clockOf, storeOf } from './surroundings'

describe('a clock', () => {
  const clock = clockOf([
    { atMs: 100, byMs: -30 },
    { atMs: 200, byMs: 5 },
  ])

  it.each([
    { atMs: 99, shows: 99 },
    { atMs: 100, shows: 70 },
    { atMs: 199, shows: 169 },
    { atMs: 200, shows: 205 },
  ])('shows $shows at $atMs', ({ atMs, shows }) => {
    expect(clock(atMs)).toBe(shows)
  })

  it('never shows a time before 0', () => {
    expect(clockOf([{ atMs: 0, byMs: -50 }])(20)).toBe(0)
  })
})

it.each([
  { atMs: 9, isUp: true },
  { atMs: 10, isUp: false },
  { atMs: 19, isUp: false },
  { atMs: 20, isUp: true },
])('a store down from 10 until 20 is up at $atMs: $isUp', ({ atMs, isUp }) => {
  expect(storeOf([{ fromMs: 10, untilMs: 20 }])(atMs)).toBe(isUp)
})
