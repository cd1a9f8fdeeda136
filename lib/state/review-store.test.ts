import { describe, expect, it, vi } from 'vitest'

import { itemId } from '@/lib/content/item-id'
import { gradedFact, settingsFact } from '@/lib/progress/fixtures'
import type { Learner } from '@/lib/progress/learner'
import { createMemoryLearner } from '@/lib/progress/memory-learner'
import { StorageError } from '@/lib/progress/storage-problem'
import { dueAt, parseSummary } from '@/lib/progress/summary'
import { dueDay } from '@/lib/review/schedule'

import { createReviewStore } from './review-store'

const etags = itemId('etags')
const monday = Date.UTC(2026, 0, 5, 9)

function setUp(part: Partial<Learner['log']> = {}) {
  const places = createMemoryLearner({ now: () => monday, newId: () => crypto.randomUUID() })
  const log = { ...places.log, ...part }
  const openLearner = vi.fn(async (): Promise<Learner> => ({ ...places, log, kept: true }))
  const slot: { text?: string } = {}
  const summary = {
    read: () => slot.text,
    write: (text: string) => void (slot.text = text),
    subscribe: () => () => undefined,
  }
  const store = createReviewStore({ openLearner, offset: () => 0, summary })
  const { open } = store.getState()
  const opened = () => {
    const { view } = store.getState()
    if (view.phase !== 'open') throw new Error(view.phase)
    return view
  }
  return { log, archive: places.archive, slot, store, open, opened, openLearner }
}

const settled = () => new Promise(setImmediate)

describe('the review store', () => {
  it('opens on the cards of the log, and follows it', async () => {
    const { log, open, opened } = setUp()
    await log.append(gradedFact({ itemId: etags }))
    await open()
    expect([...opened().state.cards.keys()]).toEqual(['etags'])
    await log.append(gradedFact({ itemId: itemId('hmac') }))
    expect([...opened().state.cards.keys()]).toEqual(['etags', 'hmac'])
  })

  it('undoes and redoes', async () => {
    const { log, open, opened } = setUp()
    await open()
    await log.append(gradedFact({ itemId: etags }))
    const before = opened().state.cards.get(etags)
    await opened().history.undo()
    expect(opened().state.cards.size).toBe(0)
    await opened().history.redo()
    expect(opened().state.cards.get(etags)).toEqual(before)
  })

  it('has dates for the settings in force, and keeps a schedule while they are', async () => {
    const { log, open, opened } = setUp()
    await log.append(gradedFact({ itemId: etags, grade: 'easy' }))
    await open()
    const { schedule, state } = opened()
    const day = dueDay(schedule.dueOf(state.cards.get(etags)!), schedule.calendar)
    await log.append(gradedFact({ itemId: itemId('hmac') }))
    expect(opened().schedule).toBe(schedule)

    await log.append(settingsFact({ retention: 0.97 }))
    const sooner = opened().schedule.dueOf(opened().state.cards.get(etags)!)
    expect(dueDay(sooner, schedule.calendar) < day).toBe(true)
  })

  it('reads anew after an import and after deleting everything', async () => {
    const { log, archive, open, opened } = setUp()
    await log.append(gradedFact({ itemId: etags }))
    await open()
    const rows = await archive.rows()
    await archive.erase()
    await settled()
    expect(opened().state.cards.size).toBe(0)
    await archive.union(rows)
    await settled()
    expect([...opened().state.cards.keys()]).toEqual(['etags'])
  })

  it('names what went wrong, and can be opened again', async () => {
    const read = vi.fn(async () => []).mockRejectedValueOnce(new StorageError('blocked'))
    const { open, store, opened } = setUp({ read })
    await open()
    expect(store.getState().view).toEqual({ phase: 'failed', problem: 'blocked' })
    await open()
    expect(opened().state.cards.size).toBe(0)
  })

  it('says so when the log can no longer be read', async () => {
    const { log, archive, open, store } = setUp()
    const read = vi.spyOn(log, 'read')
    await open()
    read.mockRejectedValue(new StorageError('newer-version'))
    await archive.erase()
    await settled()
    expect(store.getState().view).toEqual({ phase: 'failed', problem: 'newer-version' })
  })

  it('leaves behind how many are due, and what else the summary says as it is', async () => {
    const { log, slot, open } = setUp()
    slot.text = JSON.stringify({ answered: ['etags'], due: [] })
    await log.append(gradedFact({ itemId: etags }))
    await open()
    const summary = parseSummary(slot.text)
    expect(summary.answered).toEqual(['etags'])
    expect(dueAt(summary, monday)).toBe(0)
    expect(dueAt(summary, monday + 9 * 86_400_000)).toBe(1)
  })

  it('is opened once for everybody who asks', async () => {
    const { open, openLearner } = setUp()
    await Promise.all([open(), open()])
    expect(openLearner).toHaveBeenCalledTimes(1)
  })
})
