import { describe, expect, it } from 'vitest'

import { itemId } from '@/lib/content/item-id'
import type { Belongings, Row } from '@/lib/progress/archive'
import { eventId, gradedFact, happened } from '@/lib/progress/fixtures'
import { defaultPreferences, type KeptPreferences } from '@/lib/progress/preferences'

import { previewImport } from './preview-import'

const rows = (...events: readonly object[]): Belongings => ({
  rows: events as unknown as readonly Row[],
  drafts: [],
  preferences: undefined,
})
const [etags, cursors, hmac] = ['etags', 'cursors', 'hmac'].map(itemId)
const log = happened(...[etags, cursors, hmac, cursors].map((id) => gradedFact({ itemId: id! })))

describe('the preview of an import', () => {
  it('names what is new and what changes', () => {
    const undo = {
      ...happened(gradedFact())[0]!,
      kind: 'undone',
      id: eventId('undo'),
      target: eventId(0),
      clock: { ms: 9_000, counter: 0, device: 'b' },
    }
    const later = { ...log[0]!, id: eventId('later'), kind: 'voiceGraded' }
    const preview = previewImport(rows(...log.slice(0, 2)), rows(...log, undo, later))
    expect(preview).toMatchObject({
      ok: true,
      alreadyHere: 2,
      unknown: 1,
      newItems: [hmac],
      changedItems: [cursors, etags],
    })
    expect(preview.ok && preview.added.map(({ id }) => id)).toEqual([
      eventId(2),
      eventId(3),
      eventId('undo'),
      eventId('later'),
    ])
  })

  it('of what is all here is empty', () => {
    expect(previewImport(rows(...log), rows(...log.toReversed()))).toMatchObject({
      added: [],
      alreadyHere: 4,
      newItems: [],
      changedItems: [],
      changes: false,
    })
  })

  it('refuses a file in which an event of ours is another, and says which', () => {
    const forged = log.map((event) => ({ ...event, grade: 'easy' }))
    expect(previewImport(rows(...log.slice(1)), rows(...forged))).toMatchObject({
      ok: false,
      path: 'events.1.id',
    })
  })

  it('does not mind the order of fields', () => {
    const turned = log.map((event) => Object.fromEntries(Object.entries(event).reverse()))
    expect(previewImport(rows(...log), rows(...turned))).toMatchObject({ ok: true, added: [] })
  })

  it('says which drafts change: the one edited last counts', () => {
    const draft = (key: string, text: string, atMs: number) => ({ key, text, atMs })
    const here = [
      draft('etags', 'old', 5),
      draft('cursors', 'kept', 5),
      draft('hmac', 'done elsewhere', 5),
    ]
    const incoming = [
      draft('etags', 'new', 6),
      draft('cursors', 'older', 4),
      draft('hmac', '', 6),
      draft('pkce', 'first', 1),
      draft('cors', '', 9),
    ]
    const preview = previewImport({ ...rows(), drafts: here }, { ...rows(), drafts: incoming })
    expect(preview).toMatchObject({ ok: true, added: [], changes: true })
    expect(preview.ok && preview.changedDrafts.map(({ after }) => after)).toEqual([
      incoming[0],
      incoming[2],
      incoming[3],
    ])
  })

  it('says what becomes of the preferences, when those of the file were chosen last', () => {
    const kept = { ...defaultPreferences, atMs: 5 }
    const file = { ...kept, theme: 'dark' as const, singleKeys: false, atMs: 6 }
    const changed = (here: KeptPreferences | undefined, incoming: KeptPreferences) => {
      const preview = previewImport(
        { ...rows(), preferences: here },
        { ...rows(), preferences: incoming },
      )
      return preview.ok ? [preview.changedPreferences, preview.changes] : undefined
    }
    expect(changed(kept, file)).toEqual([{ theme: 'dark', singleKeys: false }, true])
    expect(changed(undefined, file)).toEqual([{ theme: 'dark', singleKeys: false }, true])
    expect(changed(file, kept)).toEqual([{}, false])
    expect(changed(undefined, kept)).toEqual([{}, false])
  })
})
