import { describe, expect, it } from 'vitest'

import { itemId } from '@/lib/content/item-id'
import { inOrder } from '@/lib/progress/order'
import { standing } from '@/lib/progress/undo'

import { answered, ask, DAY, eventsAt, monday, sceneOf, type Dated } from './fixtures'
import { recapOf } from './recap'
import { everything, left, packSitting, parseSitting, practised, type Sitting } from './sitting'

const items = [ask('a', 'http'), ask('b', 'http'), ask('c', 'caching')]
const sitting: Sitting = { startedAtMs: monday, choice: everything }
const cramming: Sitting = { ...sitting, choice: { ...everything, cram: true } }

const MINUTE = 1 / 1440
const ids = (log: readonly Dated[], how: Sitting, days = 1 / 24) => {
  const events = standing(inOrder(eventsAt(...log)))
  return left(sceneOf({ log, items, days }), how, events).map(({ item }) => `${item.id}`)
}

describe('what is left', () => {
  it('is the queue, and does not stay with the topic of the last answer', () => {
    expect(ids([], sitting)).toEqual(['a', 'c', 'b'])
    expect(ids([[0, answered('a', { grade: 'easy', confidence: 'certain' })]], sitting)).toEqual([
      'c',
      'b',
    ])
  })

  it('is only the helping, after an absence', () => {
    expect(ids([], { ...sitting, only: [itemId('b')] })).toEqual(['b'])
  })

  it('when cramming is each once, and what was not recalled once more at the end', () => {
    const log: Dated[] = [
      [0, answered('a', { grade: 'again', cram: true })],
      [MINUTE, answered('c', { grade: 'good', cram: true })],
    ]
    expect(ids(log, cramming)).toEqual(['b', 'a'])
    expect(ids([...log, [2 * MINUTE, answered('b', { cram: true })]], cramming)).toEqual(['a'])
  })
})

it('practice counts in the recap of a practice, and only there', () => {
  const events = standing(eventsAt([0, answered('a', { cram: true })]))
  expect(recapOf(events).asked).toEqual([])
  expect(recapOf(practised(events)).asked).toEqual(['a'])
})

describe('the slot', () => {
  it.each<Sitting>([
    { ...sitting, only: undefined },
    { startedAtMs: DAY, choice: cramming.choice, only: [itemId('a')] },
  ])('gives back what was put in', (put) => {
    expect(parseSitting(packSitting(put))).toEqual(put)
  })

  it.each([undefined, '', '[]', '{"startedAtMs":"x","choice":{}}', '{"startedAtMs":1}'])(
    'reads %s as no sitting',
    (text) => {
      expect(parseSitting(text)).toBeUndefined()
    },
  )
})
