import 'fake-indexeddb/auto'

import { Dexie } from 'dexie'
import { afterEach, describe, expect, it, vi } from 'vitest'

import type { Learner } from '@/lib/progress/learner'
import { gradedFact } from '@/lib/progress/fixtures'

import { openLearner } from './open-learner'

afterEach(() => {
  vi.unstubAllGlobals()
  vi.restoreAllMocks()
})

describe('openLearner', () => {
  it('keeps log and draft where storage works', async () => {
    const first = await openLearner('kept')
    expect(first.kept).toBe(true)
    const event = await use(first)

    const second = await openLearner('kept')
    expect(await second.log.read()).toEqual([event])
    expect(await second.drafts.read('etags')).toBe('A validator')
  })

  it.each([
    ['SecurityError', 'blocked'],
    ['QuotaExceededError', 'full'],
    ['UnknownError', 'unknown'],
  ])('works in memory when opening fails with %s, and says: %s', async (name, problem) => {
    vi.spyOn(indexedDB, 'open').mockImplementation(() => {
      throw new DOMException('No', name)
    })
    vi.spyOn(console, 'warn').mockReturnValue()

    const learner = await openLearner('refused')
    expect(learner).toMatchObject({ kept: false, problem })
    const event = await use(learner)
    expect(await learner.log.read()).toEqual([event])
    expect(await learner.drafts.read('etags')).toBe('A validator')
  })

  it('leaves the database of a newer release exactly as it was', async () => {
    const newer = new Dexie('newer')
    newer.version(7).stores({ events: 'id, place', places: 'name' })
    await newer.table('events').add({ id: 'later', place: 'home' })
    newer.close()

    const learner = await openLearner('newer')
    expect(learner).toMatchObject({ kept: false, problem: 'newer-version' })

    const again = await new Dexie('newer').open()
    expect(again.verno).toBe(7)
    expect(await again.table('events').toArray()).toEqual([{ id: 'later', place: 'home' }])
    expect(again.tables.map(({ name }) => name).toSorted()).toEqual(['events', 'places'])
  })

  it('names a newer release that takes over while this one is open', async () => {
    const learner = await openLearner('taken-over')
    const event = await use(learner)
    vi.spyOn(console, 'warn').mockReturnValue()
    const newer = new Dexie('taken-over')
    newer.version(9).stores({ events: 'id', drafts: 'key', device: 'key', places: 'name' })
    await newer.open()

    await expect(learner.log.append(gradedFact())).rejects.toMatchObject({
      problem: 'newer-version',
    })
    await expect(learner.drafts.read('etags')).rejects.toMatchObject({ problem: 'newer-version' })
    expect(await newer.table('events').toArray()).toEqual([event])
  })
})

async function use({ log, drafts }: Learner) {
  await drafts.write('etags', 'A validator')
  return log.append(gradedFact())
}
