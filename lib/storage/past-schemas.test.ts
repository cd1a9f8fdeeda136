import 'fake-indexeddb/auto'

import { Dexie } from 'dexie'
import { describe, expect, it } from 'vitest'

import { gradedEvent } from '@/lib/progress/fixtures'

import { openLearner } from './open-learner'

/** As each release declared it, word for word. A new version is a new row. */
const releases: readonly (readonly [version: number, tables: Readonly<Record<string, string>>])[] =
  [
    [1, { events: 'id, [clock.ms+clock.counter]', drafts: 'key', device: 'key' }],
    [
      2,
      {
        ...{ events: 'id, [clock.ms+clock.counter]', drafts: 'key', device: 'key' },
        ...{ snapshots: 'name', imports: 'id, atMs', facts: 'key' },
      },
    ],
  ]

describe.each(releases)('data of schema %i', (version, tables) => {
  it('is all there in this release', async () => {
    const name = `past-${version}`
    const past = new Dexie(name)
    past.version(version).stores(tables)
    const unknown = { ...gradedEvent(), id: 'later', kind: 'voiceGraded' }
    await past.table('events').bulkAdd([gradedEvent(), unknown])
    await past.table('drafts').add({ key: 'etags', text: 'A validator' })
    await past.table('device').add({ key: 'device', id: 'the-same' })
    past.close()

    const learner = await openLearner(name)
    expect(learner.kept).toBe(true)
    expect(await learner.log.read()).toEqual([gradedEvent()])
    expect(await learner.archive.rows()).toContainEqual(unknown)
    expect(await learner.drafts.read('etags')).toBe('A validator')
    const next = await learner.log.append({ kind: 'reset', itemId: gradedEvent().itemId })
    expect(next.clock.device).toBe('the-same')
  })
})

it('the last schema in this list is the one in use', async () => {
  await openLearner('in-use')
  const db = await new Dexie('in-use').open()
  expect(db.verno).toBe(releases.at(-1)![0])
  expect(db.tables.map(({ name }) => name).toSorted()).toEqual(
    Object.keys(releases.at(-1)![1]).toSorted(),
  )
})
