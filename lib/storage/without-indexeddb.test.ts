import { expect, it } from 'vitest'

import { gradedFact } from '@/lib/progress/fixtures'

import { openLearner } from './open-learner'
import { openProgressLog } from './progress-log'

it('is a browser without IndexedDB', () => {
  expect(globalThis.indexedDB).toBeUndefined()
})

it('works in memory, and says that storage is blocked', async () => {
  const { log, ...learner } = await openLearner()
  expect(learner).toMatchObject({ kept: false, problem: 'blocked' })
  const event = await log.append(gradedFact())
  expect(await log.read()).toEqual([event])
})

it('rejects with the reason when the log is opened all the same', async () => {
  const log = openProgressLog()
  await expect(log.append(gradedFact())).rejects.toMatchObject({ problem: 'blocked' })
  await expect(log.read()).rejects.toMatchObject({ name: 'StorageError', problem: 'blocked' })
})
