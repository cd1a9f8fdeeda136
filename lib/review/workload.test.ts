import { describe, expect, it } from 'vitest'

import { itemId } from '@/lib/content/item-id'

import { answered, ask, DAY, monday, sceneOf, utc, type Dated } from './fixtures'
import { forecast, relativeWorkload, workload } from './workload'

const names = Array.from({ length: 20 }, (_, n) => `item-${n}`)
const items = names.map((id) => ask(id))
const log = names.flatMap((id, n): Dated[] => [
  [n / 20, answered(id)],
  [3 + n / 20, answered(id)],
])
const { state, schedule } = sceneOf({ log, items })
const when = { offset: utc, nowMs: monday + 20 * DAY }

describe('the workload', () => {
  it('grows with the retention aimed at', () => {
    const loads = workload(state, [0.7, 0.8, 0.9, 0.97], when)
    for (const figure of ['dueNow', 'perDay'] as const) {
      const figures = loads.map((load) => load[figure])
      expect(figures).toEqual(figures.toSorted((a, b) => a - b))
    }
    expect(loads[3]!.perDay).toBeGreaterThan(3 * loads[0]!.perDay)
  })

  it('at the retention in force is what the queue holds', () => {
    const due = [...state.cards.values()].filter((card) => schedule.isDue(card, when.nowMs))
    expect(workload(state, [0.9], when)[0]!.dueNow).toBe(due.length)
  })

  it('leaves out what is suspended', () => {
    const off: Dated = [4, { kind: 'suspended', itemId: itemId('item-0'), on: true }]
    const less = sceneOf({ log: [...log, off], items }).state
    expect(workload(less, [0.97], when)[0]!.perDay).toBeLessThan(
      workload(state, [0.97], when)[0]!.perDay,
    )
  })
})

describe('the workload in proportion', () => {
  it('is 1 at the base, and about what many well-known cards cost', () => {
    const [low, base, high] = relativeWorkload([0.8, 0.9, 0.95], 0.9).map(({ perDay }) => perDay)
    expect(base).toBe(1)
    const [less, here, more] = workload(state, [0.8, 0.9, 0.95], when).map(({ perDay }) => perDay)
    expect(low).toBeCloseTo(less! / here!, 1)
    expect(high).toBeCloseTo(more! / here!, 1)
  })
})

describe('the forecast', () => {
  it('counts each card on its day, and what is overdue today', () => {
    const far = forecast(state, schedule, { nowMs: monday + 4 * DAY, days: 400 })
    expect(far.reduce((sum, n) => sum + n, 0)).toBe(20)
    const late = forecast(state, schedule, { nowMs: monday + 300 * DAY, days: 7 })
    expect(late).toEqual([20, 0, 0, 0, 0, 0, 0])
  })
})
