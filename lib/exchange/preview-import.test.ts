import { describe, expect, it } from 'vitest'

import { itemId } from '@/lib/content/item-id'
import type { Row } from '@/lib/progress/archive'
import { eventId, gradedFact, happened } from '@/lib/progress/fixtures'

import { previewImport } from './preview-import'

const rows = (...events: readonly object[]) => events as unknown as readonly Row[]
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
})
