import 'fake-indexeddb/auto'

import { describe, expect, it } from 'vitest'

import { archiveIn } from './archive'
import { LearnerDatabase } from './database'
import { draftsIn, openDrafts } from './drafts'
import { openProgressLog } from './progress-log'

describe('openDrafts', () => {
  it('keeps the last text across visits, each under its own key', async () => {
    const drafts = openDrafts('drafts-visits')
    await drafts.write('etags', 'A validator')
    await drafts.write('etags', 'A validator for a representation')
    await drafts.write('cursors', 'Opaque')

    const later = openDrafts('drafts-visits')
    expect(await later.read('etags')).toBe('A validator for a representation')
    expect(await later.read('cursors')).toBe('Opaque')
  })

  it('knows nothing of a draft that was removed, or never was', async () => {
    const drafts = openDrafts('drafts-removed')
    await drafts.write('etags', 'A validator')
    await drafts.remove('etags')
    await drafts.remove('cursors')
    expect([await drafts.read('etags'), await drafts.read('cursors')]).toEqual([
      undefined,
      undefined,
    ])
  })

  it('knows when each was edited last, also on a clock that was set back', async () => {
    const db = new LearnerDatabase('drafts-times')
    let nowMs = 500
    const drafts = draftsIn(db, () => nowMs)
    await db.drafts.put({ key: 'of-an-early-release', text: 'A validator' })
    await drafts.write('etags', 'A validator')
    nowMs = 100
    await drafts.write('etags', 'A validator for a representation')
    await drafts.write('cursors', 'Opaque')
    await drafts.remove('cursors')
    await drafts.remove('never-written')
    expect(await archiveIn(db).drafts()).toEqual([
      { key: 'cursors', text: '', atMs: 101 },
      { key: 'etags', text: 'A validator for a representation', atMs: 501 },
      { key: 'of-an-early-release', text: 'A validator', atMs: 0 },
    ])
  })

  it('leaves no trace in the log', async () => {
    await openDrafts('drafts-log').write('etags', 'A validator')
    expect(await openProgressLog('drafts-log').read()).toEqual([])
  })
})
