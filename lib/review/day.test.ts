import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { addDays, dayAt, daysBetween, isDay, startOf, zoneOffset, type Calendar } from './day'

/** Lord Howe moves its clocks by half an hour; Lord Howe and Santiago do so in southern seasons. */
const zones = [
  'America/New_York',
  'Europe/London',
  'Asia/Kolkata',
  'Australia/Lord_Howe',
  'America/Santiago',
]
const offsets = new Map(zones.map((zone) => [zone, zoneOffset(zone)]))

const calendars = fc.record({
  zone: fc.constantFrom(...zones),
  dayStartsAtHour: fc.integer({ min: 0, max: 23 }),
})
const calendarOf = ({ zone, dayStartsAtHour }: { zone: string; dayStartsAtHour: number }) => ({
  offset: offsets.get(zone)!,
  dayStartsAtHour,
})
const times = fc.integer({ min: Date.UTC(2024, 0), max: Date.UTC(2030, 0) })

const calendar = (zone: string, dayStartsAtHour: number): Calendar => ({
  offset: zoneOffset(zone),
  dayStartsAtHour,
})

describe('dayAt', () => {
  it.each([
    [
      'before the day starts it is still yesterday',
      '2026-11-25T08:59:00Z',
      'America/New_York',
      '2026-11-24',
    ],
    ['at the hour it starts it is today', '2026-11-25T09:00:00Z', 'America/New_York', '2026-11-25'],
    ['half hours of a zone count', '2026-11-24T22:29:00Z', 'Asia/Kolkata', '2026-11-24'],
    ['and so they do a minute later', '2026-11-24T22:30:00Z', 'Asia/Kolkata', '2026-11-25'],
    ['the night clocks go forward, north', '2026-03-29T03:00:00Z', 'Europe/London', '2026-03-29'],
    [
      'the night clocks go back by half an hour',
      '2026-04-04T17:29:00Z',
      'Australia/Lord_Howe',
      '2026-04-04',
    ],
    ['and at the hour', '2026-04-04T17:30:00Z', 'Australia/Lord_Howe', '2026-04-05'],
    [
      'the night clocks go forward, south',
      '2026-09-06T07:00:00Z',
      'America/Santiago',
      '2026-09-06',
    ],
  ])('%s', (_, instant, ...[zone, day]) => {
    expect(dayAt(Date.parse(instant), calendar(zone, 4))).toBe(day)
  })

  it('is the date on the wall, or the one before until the hour the day starts', () => {
    fc.assert(
      fc.property(calendars, times, (chosen, atMs) => {
        const wall = new Date(atMs).toLocaleString('sv-SE', { timeZone: chosen.zone })
        const [date, time] = wall.split(' ')
        const early = Number(time!.slice(0, 2)) < chosen.dayStartsAtHour
        const expected = early ? addDays(date!, -1) : date
        expect(dayAt(atMs, calendarOf(chosen))).toBe(expected)
      }),
      { numRuns: 500 },
    )
  })

  it('never goes back while time goes on', () => {
    fc.assert(
      fc.property(calendars, times, fc.nat({ max: 172_800_000 }), (chosen, atMs, laterMs) => {
        const of = calendarOf(chosen)
        expect(dayAt(atMs + laterMs, of) >= dayAt(atMs, of)).toBe(true)
      }),
      { numRuns: 500 },
    )
  })
})

describe('startOf', () => {
  it('is the first instant of its day, 23 to 25 hours after the one before', () => {
    fc.assert(
      fc.property(calendars, times, (chosen, atMs) => {
        const of = calendarOf(chosen)
        const day = dayAt(atMs, of)
        const start = startOf(day, of)
        expect(dayAt(start, of)).toBe(day)
        expect(dayAt(start - 1, of)).toBe(addDays(day, -1))
        const hours = (startOf(addDays(day, 1), of) - start) / 3_600_000
        expect([23, 23.5, 24, 24.5, 25]).toContain(hours)
      }),
      { numRuns: 300 },
    )
  })

  it.each([
    ['America/New_York', '2026-03-08', 2, 'the hour that is skipped', '2026-03-08T07:00:00Z'],
    ['America/New_York', '2026-11-01', 1, 'the first of two', '2026-11-01T05:00:00Z'],
    [
      'Australia/Lord_Howe',
      '2026-10-04',
      2,
      'the half hour that is skipped',
      '2026-10-03T15:30:00Z',
    ],
  ])('%s %s at %i: %s', (zone, day, ...[hour, , instant]) => {
    expect(new Date(startOf(day, calendar(zone, hour))).toISOString()).toBe(
      new Date(instant).toISOString(),
    )
  })
})

it('counts days of the calendar, whatever their length', () => {
  expect(addDays('2026-02-27', 2)).toBe('2026-03-01')
  expect(addDays('2028-03-01', -1)).toBe('2028-02-29')
  expect(daysBetween('2026-03-28', '2026-03-30')).toBe(2)
})

it.each([
  ['2028-02-29', true],
  ['2027-02-29', false],
  ['2026-1-1', false],
  ['2026-01-01T00:00', false],
  ['soon', false],
])('isDay %s: %s', (text, is) => {
  expect(isDay(text)).toBe(is)
})
