import { expect, it } from 'vitest'

import { answered, ask, sceneOf, type Dated } from './fixtures'
import { offerOf } from './offer'
import { siblingsOf } from './siblings'
import { everything, left } from './sitting'

const many = Array.from({ length: 30 }, (_, n) => ask(`item-${n}`, `topic-${n % 4}`))
const log = many.map(({ id }): Dated => [0, answered(id, { grade: 'good' })])

it('on the first day is what is new, within the limit of a day', () => {
  const offer = offerOf(sceneOf({ items: many }), everything)
  expect(offer).toMatchObject({ due: 0, fresh: 10, minutes: 15, helping: undefined })
})

it('after an absence is ten, and says how many wait behind them', () => {
  const { helping } = offerOf(sceneOf({ items: many, log, days: 60 }), everything)
  expect(helping?.asked).toHaveLength(10)
  expect(helping?.waiting).toBe(20)
})

it('after an absence offers what the session then asks, though every item has a sibling', () => {
  const ids = many.map(({ id }) => id)
  const siblings = siblingsOf(ids.map((id, n) => ({ id, followUps: ids.slice(n + 1, n + 2) })))
  const input = sceneOf({ items: many, log, days: 60, siblings })
  const only = offerOf(input, everything).helping!.asked.map(({ item }) => item.id)
  expect(only).toHaveLength(10)
  const asked = left(input, { startedAtMs: 0, choice: everything, only }, [])
  expect(asked.map(({ item }) => item.id).toSorted()).toEqual(only.toSorted())
})

it('with nothing due says when something is', () => {
  const offer = offerOf(sceneOf({ items: many, log, days: 0.5 }), { ...everything, dueOnly: true })
  expect(offer.asked.length === 0 || offer.due > 0).toBe(true)
  expect(offer.next).toBeDefined()
})
