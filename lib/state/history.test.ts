import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { itemId } from '@/lib/content/item-id'
import type { LearnerEvent } from '@/lib/progress/events'
import { eventId, gradedFact } from '@/lib/progress/fixtures'
import { fold } from '@/lib/progress/fold'
import { createMemoryLog } from '@/lib/progress/memory-log'

import { createHistory } from './history'

/** `old` events stand before the mark, as in a snapshot. */
function setUp(old = 0) {
  let ids = 0
  const log = createMemoryLog({ now: () => 0, newId: () => eventId((ids += 1)) })
  const all: LearnerEvent[] = []
  log.subscribe((event) => all.push(event))
  const history = createHistory({ log, mark: () => all[old - 1] })
  const grade = (id: string) => log.append(gradedFact({ itemId: itemId(id) }))
  const items = async () => [...fold(await log.read()).items.keys()]
  return { log, history, grade, items }
}

describe.each([0, 1, 3])('undo with %i events in a snapshot', (old) => {
  it('takes back one event after the other, and redo brings them back', async () => {
    const { history, grade, items } = setUp(old)
    for (const id of ['etags', 'cursors', 'hmac']) await grade(id)

    expect(await history.undo()).toMatchObject({ itemId: 'hmac' })
    expect(await history.undo()).toMatchObject({ itemId: 'cursors' })
    expect(await items()).toEqual(['etags'])
    expect(await history.redo()).toMatchObject({ itemId: 'cursors' })
    expect(await items()).toEqual(['etags', 'cursors'])
    await history.undo()
    await history.undo()
    expect(await history.undo()).toBeUndefined()
    expect(await items()).toEqual([])
  })
})

it('two fast presses are two undos', async () => {
  const { history, grade, items } = setUp()
  for (const id of ['etags', 'cursors', 'hmac']) await grade(id)
  await Promise.all([history.undo(), history.undo()])
  expect(await items()).toEqual(['etags'])
})

it('a failure does not stop the next', async () => {
  const { log, grade } = setUp()
  await grade('etags')
  let fails = 1
  const failing = {
    ...log,
    append: (fact: never) => (fails-- > 0 ? Promise.reject(new Error('full')) : log.append(fact)),
  }
  const history = createHistory({ log: failing, mark: () => undefined })
  await expect(history.undo()).rejects.toThrow('full')
  expect(await history.undo()).toMatchObject({ itemId: 'etags' })
})

it('undo and redo at random are what a stack of states would do', async () => {
  const presses = fc.array(fc.constantFrom('grade', 'undo', 'undo', 'redo'), { maxLength: 25 })
  await fc.assert(
    fc.asyncProperty(presses, fc.nat({ max: 6 }), async (list, old) => {
      const { history, grade, items } = setUp(old)
      let [done, undone]: [string[], string[]] = [[], []]
      for (const [n, press] of list.entries()) {
        if (press === 'grade') {
          await grade(`item-${n}`)
          done = [...done, `item-${n}`]
          undone = []
        } else if (press === 'undo') {
          await history.undo()
          undone = [...undone, ...done.slice(-1)]
          done = done.slice(0, -1)
        } else {
          await history.redo()
          done = [...done, ...undone.slice(-1)]
          undone = undone.slice(0, -1)
        }
        expect(await items()).toEqual(done)
      }
    }),
  )
})
