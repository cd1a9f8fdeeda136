import { expect, it } from 'vitest'

import { itemId } from '@/lib/content/item-id'

import { addDays, dayAt } from './day'
import { answered, ask, DAY, monday, sceneOf, type Dated } from './fixtures'
import { nextDue } from './next-due'
import { dueDay } from './schedule'

const scene = (...log: Dated[]) => sceneOf({ log, items: [ask('a'), ask('b')] })

it('is nothing before the first answer', () => {
  expect(nextDue(scene())).toBeUndefined()
})

it('is the day of the first card, with how many come that day', () => {
  const input = scene([-1, answered('a')], [-1, answered('b')])
  const { calendar, dueOf } = input.schedule
  const days = [...input.state.cards.values()].map((card) => {
    const tomorrow = addDays(dayAt(monday, calendar), 1)
    const day = dueDay(dueOf(card), calendar)
    return day > tomorrow ? day : tomorrow
  })
  const first = days.toSorted()[0]!
  const found = nextDue(input)!
  expect(found.day >= first).toBe(true)
  expect(found.items).toBeGreaterThan(0)
  expect(found.atMs).toBeGreaterThan(monday)
})

it('waits for the end of a burial, and never for what is suspended', () => {
  const buried = { kind: 'buried', itemId: itemId('a'), untilDay: '2026-03-01' } as const
  expect(nextDue(scene([-1, answered('a')], [0, buried]))?.day).toBe('2026-03-01')
  const suspended = { kind: 'suspended', itemId: itemId('a'), on: true } as const
  expect(nextDue(scene([-1, answered('a')], [0, suspended]))).toBeUndefined()
})

it('is never in the past', () => {
  const input = sceneOf({ log: [[0, answered('a')]], items: [ask('a')], days: 300 })
  expect(nextDue(input)!.atMs).toBeGreaterThan(monday + 300 * DAY)
})
