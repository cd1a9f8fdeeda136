import { describe, expect, it } from 'vitest'

import { gradedFact } from './fixtures'
import { createMemoryLog } from './memory-log'

function logAt(...times: readonly number[]) {
  const left = [...times]
  let ids = 0
  return createMemoryLog({ now: () => left.shift()!, newId: () => `id-${ids++}` })
}

describe('a log in memory', () => {
  it('stamps each fact later than the one before, though the clock is set back', async () => {
    const log = logAt(5, 9, 3)
    const clocks = []
    for (const grade of ['good', 'easy', 'again'] as const) {
      clocks.push((await log.append(gradedFact({ grade }))).clock)
    }
    const device = 'id-0'
    expect(clocks).toEqual([
      { ms: 5, counter: 0, device },
      { ms: 9, counter: 0, device },
      { ms: 9, counter: 1, device },
    ])
  })

  it('reads what was appended, in a list of its own', async () => {
    const log = logAt(1, 2)
    const first = await log.append(gradedFact())
    const read = await log.read()
    await log.append(gradedFact())
    expect(read).toEqual([first])
  })

  it('tells whoever listens, until they stop', async () => {
    const log = logAt(1, 2)
    const heard: string[] = []
    const stop = log.subscribe(({ id }) => heard.push(id))
    const first = await log.append(gradedFact())
    stop()
    await log.append(gradedFact())
    expect(heard).toEqual([first.id])
  })
})
