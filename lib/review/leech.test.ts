import { describe, expect, it } from 'vitest'

import { itemId } from '@/lib/content/item-id'

import { answered, ask, sceneOf, type Dated } from './fixtures'
import { helpFor, isLeech } from './leech'

const missed = (day: number, ticked: readonly number[] = []): Dated => [
  day,
  answered('etags', { grade: 'again', ideas: { ticked, of: 4 } }),
]
const items = [ask('cursors', 'http'), ask('etags', 'http', 'medium'), ask('hmac', 'security')]

const sceneAfter = (...log: readonly Dated[]) => {
  const scene = sceneOf({ log, items, days: 9 })
  return { ...scene, card: scene.state.cards.get(itemId('etags'))! }
}

describe('a leech', () => {
  it.each([
    ['after four misses on different days', [0, 1, 2, 3, 4], true],
    ['not after three', [0, 1, 2, 3], false],
    ['not after failing all morning', [0, 0.01, 0.02, 0.03, 0.04, 0.05], false],
  ])('is an item %s', (_, days, is) => {
    expect(isLeech(sceneAfter(...days.map((day) => missed(day))).card)).toBe(is)
  })

  it('is one no longer once its memory lasts three weeks', () => {
    const log = [0, 1, 2, 3, 4].map((day) => missed(day))
    const right = [5, 9, 20, 50, 90].map((day): Dated => [
      day,
      answered('etags', { grade: 'easy' }),
    ])
    const { card } = sceneAfter(...log, ...right)
    expect(card.memory.stability).toBeGreaterThan(21)
    expect(isLeech(card)).toBe(false)
  })
})

describe('the help', () => {
  const help = (...log: readonly Dated[]) => {
    const { card, ...scene } = sceneAfter(...log)
    return helpFor(card, scene)
  }

  it('is an easier question of the topic that is new or weak, and a note', () => {
    expect(help(missed(0), missed(1))).toEqual([
      { kind: 'prerequisite', item: items[0] },
      { kind: 'note' },
    ])
  })

  it('is no easier question when those are known', () => {
    const known: Dated = [8, answered('cursors', { grade: 'easy' })]
    expect(help(missed(0), known)).toEqual([{ kind: 'note' }])
  })

  it('is to split off the key ideas that are missing every other time', () => {
    expect(help(missed(0, [0, 1]), missed(1, [1, 2]), missed(2, [0, 1, 2]))).toContainEqual({
      kind: 'split',
      ideas: [3],
    })
  })
})
