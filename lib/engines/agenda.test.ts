import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { createAgenda, runAgenda } from './agenda'

describe('an agenda', () => {
  it('gives tasks back by time, and those of one millisecond as they were scheduled', () => {
    const steps = fc.array(
      fc.oneof(
        { weight: 3, arbitrary: fc.record({ atMs: fc.nat(20) }) },
        { weight: 2, arbitrary: fc.constant('take' as const) },
      ),
      { minLength: 100, maxLength: 300 },
    )
    fc.assert(
      fc.property(steps, (actions) => {
        const agenda = createAgenda<number>()
        // The oracle is a list that is sorted whenever something is taken; sort is stable.
        let list: { readonly atMs: number; readonly task: number }[] = []
        actions.forEach((action, task) => {
          if (action !== 'take') {
            agenda.schedule(action.atMs, task)
            list.push({ atMs: action.atMs, task })
          } else {
            list = list.toSorted((a, b) => a.atMs - b.atMs)
            expect(agenda.nextAtMs()).toBe(list[0]?.atMs ?? Infinity)
            expect(agenda.take()).toBe(list.shift()?.task)
          }
          expect(agenda.size()).toBe(list.length)
        })
      }),
      { numRuns: 200 },
    )
  })
})

describe('runAgenda', () => {
  it('performs what tasks schedule, up to the end and not beyond', () => {
    const agenda = createAgenda<string>()
    const performed: string[] = []
    agenda.schedule(0, 'a')
    runAgenda(agenda, 20, (task, atMs) => {
      performed.push(`${task}@${atMs}`)
      if (task === 'a') {
        agenda.schedule(atMs + 10, 'a')
        agenda.schedule(atMs + 10, 'b')
      }
    })
    expect(performed).toEqual(['a@0', 'a@10', 'b@10', 'a@20', 'b@20'])
    expect(agenda.size()).toBe(2)
  })

  it('ends with the last task when there is no end', () => {
    const agenda = createAgenda<string>()
    agenda.schedule(5, 'only')
    const performed: number[] = []
    runAgenda(agenda, Infinity, (_, atMs) => performed.push(atMs))
    expect(performed).toEqual([5])
  })
})
