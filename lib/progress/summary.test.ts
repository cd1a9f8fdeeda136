import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { itemId } from '@/lib/content/item-id'

import { gradedEvent } from './fixtures'
import { fold } from './fold'
import { newVisitor, parseSummary, summarise } from './summary'

describe('a summary', () => {
  it('names each answered item once and survives its slot', () => {
    const state = fold(
      ['etags', 'cursors', 'etags'].map((id, n) =>
        gradedEvent({ id: `event-${n}`, itemId: itemId(id) }),
      ),
    )
    const summary = summarise(state, 3)
    expect(summary).toEqual({ answered: ['etags', 'cursors'], due: 3 })
    expect(parseSummary(JSON.stringify(summary))).toEqual(summary)
  })

  it.each([
    ['nothing', undefined],
    ['an empty text', ''],
    ['no JSON', '{"answered": ['],
    ['null', 'null'],
    ['a number', '7'],
    ['a list', '["etags"]'],
    ['other types', '{"answered":"etags","due":"3"}'],
    ['a debt', '{"due":-3}'],
  ])('is that of a new visitor where the slot holds %s', (_, text) => {
    expect(parseSummary(text)).toEqual(newVisitor)
  })

  it('keeps what can be read beside what cannot', () => {
    const text = '{"answered":["etags",7,null,"../etc"],"due":3,"later":true}'
    expect(parseSummary(text)).toEqual({ answered: ['etags'], due: 3 })
  })

  it('never throws', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
        expect(parseSummary(text).due).toBeGreaterThanOrEqual(0)
      }),
    )
  })
})
