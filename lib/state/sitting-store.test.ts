import { describe, expect, it } from 'vitest'

import { createMemoryLog } from '@/lib/progress/memory-log'
import { StorageError } from '@/lib/progress/storage-problem'
import { answered, ask, DAY, monday, utc } from '@/lib/review/fixtures'
import { foldReview } from '@/lib/review/review-state'
import { createSchedule } from '@/lib/review/schedule'
import { everything } from '@/lib/review/sitting'

import { createHistory } from './history'
import { createSittingStore } from './sitting-store'

const items = [ask('a', 'http'), ask('b', 'caching'), ask('c', 'http')]

function memorySlot() {
  let text: string | undefined
  return {
    read: () => text,
    write: (next: string) => void (text = next),
    subscribe: () => () => undefined,
  }
}

function createTab(shared = sharedPlaces()) {
  const { log, slot, at, folded } = shared
  const store = createSittingStore({
    log,
    slot,
    history: createHistory({ log, mark: () => undefined }),
    now: () => at.ms,
    world: () => {
      const schedule = createSchedule(folded.state.settings, utc)
      return { state: folded.state, items, siblings: new Map(), schedule, nowMs: at.ms }
    },
  })
  const stop = store.actions.open()
  return { ...store.actions, shared, stop, state: store.getState }
}

function sharedPlaces() {
  const at = { ms: monday }
  const log = createMemoryLog({ now: () => at.ms, newId: () => crypto.randomUUID() })
  const folded = { state: foldReview([]) }
  const known: Awaited<ReturnType<typeof log.read>>[number][] = []
  log.subscribe((event) => {
    known.push(event)
    folded.state = foldReview(known)
  })
  return { at, log, slot: memorySlot(), folded }
}

const settle = () => new Promise((resolve) => setImmediate(resolve))
const onTable = ({ state }: ReturnType<typeof createTab>) => `${state().turn?.asked.item.id}`
const well = { grade: 'easy', confidence: 'certain' } as const

async function begun() {
  const tab = createTab()
  await settle()
  tab.begin({ choice: everything })
  return tab
}
const gradeHere = async (tab: ReturnType<typeof createTab>, part = {}) => {
  await tab.log.append(answered(onTable(tab), { ...well, ...part }))
}

describe('a sitting', () => {
  it('waits at the start, takes the queue card by card, and ends', async () => {
    const tab = createTab()
    await settle()
    expect(tab.state().screen).toBe('start')
    tab.begin({ choice: everything })
    const seen: string[] = []
    while (tab.state().screen === 'card') {
      const { place, of } = tab.state().turn!
      seen.push(`${onTable(tab)} ${place}/${of}`)
      await gradeHere(tab)
      tab.shared.at.ms += 60_000
      tab.next()
    }
    expect(seen).toEqual(['a 1/3', 'b 2/3', 'c 3/3'])
    expect(tab.state().screen).toBe('end')
  })

  it('keeps the card on the table after its grade, until it is left', async () => {
    const tab = await begun()
    await gradeHere(tab)
    expect(onTable(tab)).toBe('a')
    expect(tab.state().turn?.settled).toBe(true)
  })

  it('goes on after a reload, on the same day only', async () => {
    const tab = await begun()
    await gradeHere(tab)
    tab.stop()
    tab.shared.at.ms += 60_000
    const reloaded = createTab(tab.shared)
    await settle()
    expect(reloaded.state().turn).toMatchObject({ place: 2, of: 3, asked: { item: { id: 'b' } } })

    tab.shared.at.ms += DAY
    const tomorrow = createTab(tab.shared)
    await settle()
    expect(tomorrow.state().screen).toBe('start')
  })
})

describe('undo', () => {
  it('brings the card back, before a reload and after it', async () => {
    const tab = await begun()
    await gradeHere(tab)
    tab.next()
    expect(onTable(tab)).toBe('b')
    tab.stop()
    const reloaded = createTab(tab.shared)
    await settle()
    await reloaded.undo()
    expect(onTable(reloaded)).toBe('a')
    expect(reloaded.state().turn).toMatchObject({ place: 1, of: 3, settled: false })
    await reloaded.undo()
    expect(reloaded.state().happening).toEqual({ kind: 'nothing-to-undo' })
  })

  it('brings back what was buried or suspended', async () => {
    const tab = await begun()
    await tab.suspend()
    await tab.bury()
    expect([onTable(tab), tab.state().happening?.kind]).toEqual(['c', 'buried'])
    await tab.undo()
    expect(onTable(tab)).toBe('b')
    await tab.undo()
    expect(onTable(tab)).toBe('a')
  })

  it('from the end leads back into the session', async () => {
    const tab = await begun()
    await gradeHere(tab)
    tab.end()
    await tab.undo()
    expect([tab.state().screen, onTable(tab)]).toEqual(['card', 'a'])
  })
})

describe('another tab', () => {
  it('takes a card off the table that it graded', async () => {
    const shared = sharedPlaces()
    const [one, two] = [createTab(shared), createTab(shared)]
    await settle()
    one.begin({ choice: everything })
    two.begin({ choice: everything })
    await gradeHere(one)
    expect([onTable(one), onTable(two)]).toEqual(['a', 'b'])
    expect(two.state().happening).toEqual({ kind: 'elsewhere', itemId: 'a' })
  })

  it('does not take away a card that waits here with its grade', async () => {
    const shared = sharedPlaces()
    const tab = createTab(shared)
    await settle()
    tab.begin({ choice: everything })
    await gradeHere(tab)
    await shared.log.append(answered('a', well))
    expect(onTable(tab)).toBe('a')
  })
})

it('a step that storage refuses changes nothing, and says why', async () => {
  const shared = sharedPlaces()
  const refuse = () => Promise.reject(new StorageError('full'))
  const tab = createTab({ ...shared, log: { ...shared.log, append: refuse } })
  await settle()
  tab.begin({ choice: everything })
  await tab.bury()
  expect(onTable(tab)).toBe('a')
  expect(tab.state().happening).toEqual({ kind: 'failed', problem: 'full' })
})
