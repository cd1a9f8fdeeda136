import 'fake-indexeddb/auto'

import { describe, expect, it } from 'vitest'

import type { Row } from '@/lib/progress/archive'
import { gradedFact, happened } from '@/lib/progress/fixtures'
import { progressProjection } from '@/lib/progress/fold'
import { takeSnapshot } from '@/lib/progress/snapshot'

import { archiveIn } from './archive'
import { LearnerDatabase } from './database'
import { snapshotsIn } from './snapshots'

let databases = 0
function fresh() {
  const db = new LearnerDatabase(`snapshots-${databases++}`)
  return { db, snapshots: snapshotsIn(db), archive: archiveIn(db) }
}

const snapshot = takeSnapshot(progressProjection, {
  mark: undefined,
  state: progressProjection.first,
})
const rows = happened(gradedFact()) as unknown as readonly Row[]

describe('a snapshot', () => {
  it('is there again at the next visit', async () => {
    const { snapshots } = fresh()
    const { epoch } = await snapshots.read('progress')
    await snapshots.write('progress', { epoch, snapshot })
    expect((await snapshots.read('progress')).snapshot).toMatchObject(snapshot)
    expect((await snapshots.read('review')).snapshot).toBeUndefined()
  })

  it('is gone after an import, and so is one that another tab was about to write', async () => {
    const { snapshots, archive } = fresh()
    const { epoch } = await snapshots.read('progress')
    await snapshots.write('progress', { epoch, snapshot })
    await archive.union(rows)
    expect((await snapshots.read('progress')).snapshot).toBeUndefined()
    await snapshots.write('progress', { epoch, snapshot })
    expect((await snapshots.read('progress')).snapshot).toBeUndefined()
  })

  it('of everything that was deleted does not come to life again', async () => {
    const { snapshots, archive } = fresh()
    await archive.union(rows)
    const { epoch } = await snapshots.read('progress')
    await archive.erase()
    await snapshots.write('progress', { epoch, snapshot })
    expect((await snapshots.read('progress')).snapshot).toBeUndefined()
  })

  it('of a release that knew other kinds of events is dropped', async () => {
    const { db, snapshots } = fresh()
    const { epoch } = await snapshots.read('progress')
    await db.snapshots.put({ ...snapshot, name: 'progress', epoch, kinds: 'graded' })
    expect((await snapshots.read('progress')).snapshot).toBeUndefined()
  })
})
