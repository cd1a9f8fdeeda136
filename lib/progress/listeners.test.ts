import { afterEach, describe, expect, it, vi } from 'vitest'

import { gradedEvent } from './fixtures'
import { createListeners } from './listeners'

afterEach(() => vi.restoreAllMocks())

const told = () => new Promise(setImmediate)

describe('listeners', () => {
  it('hear every event until they stop', async () => {
    const { tell, subscribe } = createListeners()
    const [first, second] = [vi.fn(), vi.fn()]
    const stop = subscribe(first)
    subscribe(second)
    tell(gradedEvent())
    await told()
    stop()
    tell(gradedEvent())
    await told()
    expect([first, second].map(({ mock }) => mock.calls.length)).toEqual([1, 2])
  })

  it('that fail fail alone, and are reported', async () => {
    const reported: unknown[] = []
    vi.spyOn(globalThis, 'queueMicrotask').mockImplementation((act) => {
      try {
        act()
      } catch (cause) {
        reported.push(cause)
      }
    })
    const { tell, subscribe } = createListeners()
    const broken = new Error('of a screen')
    subscribe(() => {
      throw broken
    })
    const other = vi.fn()
    subscribe(other)

    expect(() => tell(gradedEvent())).not.toThrow()
    expect(reported).toEqual([broken])
    expect(other).toHaveBeenCalledOnce()
  })
})
