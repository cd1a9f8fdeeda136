import { expect, it } from 'vitest'

import type { LearnerEvent } from '@/lib/progress/events'
import { createMemoryLearner } from '@/lib/progress/memory-learner'
import { StorageError } from '@/lib/progress/storage-problem'
import { foldReview } from '@/lib/review/review-state'
import { defaultSettings } from '@/lib/review/settings'

import { createSettingsWriter } from './settings-writer'

function setUp() {
  const { log } = createMemoryLearner({ now: () => 1_000, newId: () => crypto.randomUUID() })
  const events: LearnerEvent[] = []
  log.subscribe((event) => events.push(event))
  const settings = () => foldReview(events).settings
  return { log, events, settings, write: createSettingsWriter({ log, settings }) }
}

it('two changes in a row both stand', async () => {
  const { write, settings, events } = setUp()
  await Promise.all([write({ newPerDay: 3 }), write({ minutesPerDay: 25 })])
  expect(settings()).toMatchObject({ ...defaultSettings, newPerDay: 3, minutesPerDay: 25 })
  expect(events).toHaveLength(2)
})

it('what changes nothing is no event', async () => {
  const { write, events } = setUp()
  expect(await write({ newPerDay: defaultSettings.newPerDay, interviewDay: undefined })).toBe(
    undefined,
  )
  expect(events).toEqual([])
})

it('a change is taken back by its own event', async () => {
  const { write, log, settings } = setUp()
  const changed = await write({ retention: 0.95 })
  await log.append({ kind: 'undone', target: changed!.id })
  expect(settings()).toEqual(defaultSettings)
})

it('a change that could not be stored does not stop the next', async () => {
  const { log, settings } = setUp()
  let full = true
  const write = createSettingsWriter({
    settings,
    log: {
      append: async (fact) => {
        if (full) throw new StorageError('full')
        return log.append(fact)
      },
    },
  })
  await expect(write({ newPerDay: 3 })).rejects.toThrow('full')
  full = false
  await write({ reviewsPerDay: 7 })
  expect(settings()).toMatchObject({ newPerDay: defaultSettings.newPerDay, reviewsPerDay: 7 })
})
