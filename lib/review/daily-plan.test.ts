import { expect, it } from 'vitest'

import { itemId } from '@/lib/content/item-id'
import { settingsFact } from '@/lib/progress/fixtures'

import { createDailyPlan } from './daily-plan'
import { answered, ask, sceneOf, type Dated } from './fixtures'
import { queue } from './queue'

const names = Array.from({ length: 24 }, (_, n) => `item-${n}`)
const items = names.map((id, n) => ask(id, `topic-${n % 3}`))
/** Twelve days from Monday the 5th, so two new items on each; the limit without a plan is ten. */
const aim: Dated = [-1, settingsFact({ interviewDay: '2026-01-17', minutesPerDay: 60 })]
const easy = (day: number, ...ids: readonly string[]) =>
  ids.map((id): Dated => [day, answered(id, { grade: 'easy' })])

const sceneAt = (days: number, ...log: readonly Dated[]) => sceneOf({ log, items, days })

function firstsAt(days: number, ...log: readonly Dated[]) {
  const scene = sceneAt(days, ...log)
  const newPerDay = createDailyPlan()(scene)?.newPerDay
  return queue({ ...scene, newPerDay }).filter(({ why }) => why === 'new').length
}

it('starts as many new items on a day as the plan says, and the rest of them after some', () => {
  expect(firstsAt(0, aim)).toBe(2)
  expect(firstsAt(0.1, aim, ...easy(0, 'item-0'))).toBe(1)
  expect(firstsAt(0.1, aim, ...easy(0, 'item-0', 'item-1'))).toBe(0)
})

it('starts all that is left on the last day, however many are done by noon', () => {
  const before = easy(1, ...names.slice(0, 14))
  expect(firstsAt(11, aim, ...before)).toBe(10)
  expect(firstsAt(11.1, aim, ...before, ...easy(11, ...names.slice(14, 20)))).toBe(4)
})

it('plans anew after a day that was missed: 24 in 11 days are 3 a day, 22 are 2', () => {
  expect(firstsAt(1, aim)).toBe(3)
  expect(firstsAt(1, aim, ...easy(0, 'item-0', 'item-1'))).toBe(2)
})

it('leaves the limit to the setting without a date, without minutes, and after the day', () => {
  expect(firstsAt(0)).toBe(10)
  expect(firstsAt(0, [-1, settingsFact({ interviewDay: '2026-01-17' })])).toBe(10)
  expect(firstsAt(13, aim)).toBe(10)
})

it('is the same all day, whatever is answered, and another when the day begins from something else', () => {
  const planOf = createDailyPlan()
  const morning = planOf(sceneAt(0, aim))
  const log = [aim, ...easy(0.1, 'item-0', 'item-5')]
  expect(planOf(sceneAt(0.2, ...log))).toBe(morning)

  const suspended: Dated = [0.3, { kind: 'suspended', itemId: itemId('item-9'), on: true }]
  const sooner: Dated = [0.3, settingsFact({ interviewDay: '2026-01-08', minutesPerDay: 60 })]
  const imported = easy(-5, 'item-2', 'item-3')
  for (const change of [[suspended], [sooner], imported]) {
    const plan = planOf(sceneAt(0.4, ...log, ...change))
    expect(plan).not.toBe(morning)
    expect(plan).toEqual(createDailyPlan()(sceneAt(0.4, ...log, ...change)))
  }
  expect(planOf(sceneAt(0.4, ...log, sooner))?.newPerDay).toBe(8)
})
