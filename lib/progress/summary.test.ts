import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { itemId } from '@/lib/content/item-id'

import { gradedEvent } from './fixtures'
import { fold } from './fold'
import { dueAt, emptySummary, parseSummary, summarise } from './summary'

describe('a summary', () => {
  it('names each answered item once and survives its slot', () => {
    const state = fold(
      ['etags', 'cursors', 'etags'].map((id, n) =>
        gradedEvent({ id: `event-${n}`, itemId: itemId(id) }),
      ),
    )
    const summary = summarise(state, [[1_000, 3]])
    expect(summary).toEqual({ answered: ['etags', 'cursors'], due: [[1_000, 3]] })
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
    ['a debt', '{"due":[[5,-3]]}'],
    ['a count of another release', '{"due":3}'],
    ['waves without a time', '{"due":[[3],[null,1],["1",1]]}'],
  ])('is empty where the slot holds %s', (_, text) => {
    expect(parseSummary(text)).toEqual(emptySummary)
  })

  it('keeps what can be read beside what cannot', () => {
    const text = '{"answered":["etags",7,null,"../etc"],"due":[[9,3],7],"later":true}'
    expect(parseSummary(text)).toEqual({ answered: ['etags'], due: [[9, 3]] })
  })

  it('knows how many wait at any later time', () => {
    const due = [
      [100, 2],
      [200, 3],
    ] as const
    expect([99, 100, 199, 200, 10_000].map((nowMs) => dueAt({ due }, nowMs))).toEqual([
      0, 2, 2, 5, 5,
    ])
  })

  it('never throws', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
        expect(dueAt(parseSummary(text), Infinity)).toBeGreaterThanOrEqual(0)
      }),
    )
  })
})
