import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { itemId } from '@/lib/content/item-id'
import { gradeOrder } from '@/lib/grading/grades'
import {
  diagnosedFact,
  predictedFact,
  designGradedFact,
  settingsFact,
} from '@/lib/progress/fixtures'

import { catchUp } from './catch-up'
import { answered, ask, sceneOf, type Dated } from './fixtures'
import { gainOf } from './gain'
import { queue, type Asked } from './queue'
import { session } from './session'
import { siblingsOf } from './siblings'

const ids = (list: readonly Asked[]) => list.map(({ item }) => item.id)
const again = (id: string) => answered(id, { grade: 'again', ideas: { ticked: [], of: 4 } })
const names = (count: number) => Array.from({ length: count }, (_, n) => `item-${n}`)

describe('the queue', () => {
  it('of a new learner is the deck, up to the limit of a day', () => {
    const items = names(30).map((id) => ask(id))
    expect(ids(queue(sceneOf({ items })))).toEqual(names(10))
  })

  it('starts with what comes back within the session, then what is due, then what is new', () => {
    const items = ['new', 'due', 'step', 'later'].map((id) => ask(id))
    const log: Dated[] = [
      [0, answered('due')],
      [2, answered('later', { grade: 'easy' })],
      [2, again('step')],
    ]
    const asked = queue(sceneOf({ log, items, days: 2.01 }))
    expect(asked.map(({ item, why }) => [item.id, why])).toEqual([
      ['step', 'step'],
      ['due', 'due'],
      ['new', 'new'],
    ])
  })

  it('puts first what a review is worth most for', () => {
    fc.assert(
      fc.property(logs, fc.integer({ min: 1, max: 60 }), (log, days) => {
        const items = names(8).map((id) => ask(id))
        const input = sceneOf({ log, items, days: 30 + days })
        const gains = queue(input).flatMap(({ card, why }) =>
          card && why === 'due' && !input.schedule.isCorrection(card)
            ? [gainOf(card, input.nowMs, 30)]
            : [],
        )
        expect(gains).toEqual(gains.toSorted((a, b) => b - a))
      }),
    )
  })

  it('counts what was new and what was reviewed today against the limits', () => {
    const items = names(12).map((id) => ask(id))
    const log: Dated[] = [
      [-9, settingsFact({ newPerDay: 3, reviewsPerDay: 2 })],
      ...names(4).map((id): Dated => [-8, answered(id)]),
      [0, answered('item-0', { grade: 'easy' })],
      [0, answered('item-11', { grade: 'easy' })],
    ]
    const whys = (days: number) => queue(sceneOf({ log, items, days })).map(({ why }) => why)
    expect(whys(0.1)).toEqual(['due', 'new', 'new'])
    expect(whys(1)).toEqual(['due', 'due', 'new', 'new', 'new'])
  })

  it('holds up no item that was sure and wrong yesterday, neither for a limit nor for a sibling', () => {
    const items = ['other', 'sibling', 'wrong'].map((id) => ask(id))
    const siblings = siblingsOf([{ id: itemId('wrong'), followUps: [itemId('sibling')] }])
    const wrong = { ...again('wrong'), confidence: 'certain' as const }
    const log: Dated[] = [
      [-9, settingsFact({ reviewsPerDay: 1 })],
      [-8, answered('other')],
      [-8, answered('sibling')],
      [0, wrong],
      [0.1, answered('wrong')],
    ]
    expect(ids(queue(sceneOf({ log, items, siblings, days: 1 })))).toEqual(['wrong'])
  })

  it('starts as many new items as a plan asks for', () => {
    const items = names(30).map((id) => ask(id))
    expect(queue({ ...sceneOf({ items }), newPerDay: 14 })).toHaveLength(14)
  })

  it('holds nothing that was suspended, nor before its day what was buried', () => {
    const items = ['suspended', 'buried', 'open'].map((id) => ask(id))
    const log: Dated[] = [
      [0, { kind: 'suspended', itemId: itemId('suspended'), on: true }],
      [0, { kind: 'buried', itemId: itemId('buried'), untilDay: '2026-01-06' }],
    ]
    expect(ids(queue(sceneOf({ log, items })))).toEqual(['open'])
    expect(ids(queue(sceneOf({ log, items, days: 1 })))).toEqual(['buried', 'open'])
    const back: Dated = [1, { kind: 'suspended', itemId: itemId('suspended'), on: false }]
    expect(queue(sceneOf({ log: [...log, back], items, days: 1 }))).toHaveLength(3)
  })

  it('starts an item anew that was reset', () => {
    const items = [ask('etags')]
    const log: Dated[] = [
      [0, answered('etags', { grade: 'easy' })],
      [1, { kind: 'reset', itemId: itemId('etags') }],
    ]
    expect(queue(sceneOf({ log, items, days: 1 })).map(({ why }) => why)).toEqual(['new'])
  })

  it('never asks a question and its follow-up on one day', () => {
    const items = ['parent', 'child', 'other'].map((id) => ask(id))
    const siblings = siblingsOf([{ id: itemId('parent'), followUps: [itemId('child')] }])
    expect(ids(queue(sceneOf({ items, siblings })))).toEqual(['parent', 'other'])
    const log: Dated[] = [[0, answered('child', { grade: 'easy' })]]
    expect(ids(queue(sceneOf({ items, siblings, log, days: 0.1 })))).toEqual(['other'])
    expect(ids(queue(sceneOf({ items, siblings, log, days: 1 })))).toEqual(['parent', 'other'])
  })

  it('never puts two of one topic next to each other while another is due', () => {
    fc.assert(
      fc.property(logs, fc.integer({ min: 0, max: 60 }), (log, days) => {
        const items = names(8).map((id, n) => ask(id, `topic-${n % 3}`))
        const previous = items[0]
        const asked = queue(sceneOf({ log, items, days: 30 + days, previous }))
        const due = asked.filter(({ why }) => why !== 'ahead').map(({ item }) => item.topic)
        const order = [previous!.topic, ...due]
        for (let n = 1; n < order.length; n += 1) {
          const others = order.slice(n).some((topic) => topic !== order[n - 1])
          if (others) expect(order[n]).not.toBe(order[n - 1])
        }
      }),
    )
  })

  it('asks an item again only if nothing else is left', () => {
    const items = [ask('etags'), ask('hmac', 'etags')]
    const log: Dated[] = [
      [0, again('etags')],
      [0, again('hmac')],
    ]
    const after = { ...sceneOf({ log, items, days: 0.1 }), previous: items[0] }
    expect(ids(queue(after))).toEqual(['hmac', 'etags'])
  })

  it('does not make anybody wait for a step when nothing else is left', () => {
    const input = sceneOf({ log: [[0, again('etags')]], items: [ask('etags')], days: 0.001 })
    expect(queue(input).map(({ why }) => why)).toEqual(['ahead'])
  })

  it('opens on its own page what is no question, once it went wrong', () => {
    const items = [
      'window-edge',
      'inc-double-charge',
      'design-rate-limiter-capacity',
      'design-rate-limiter-contract',
    ].map((id) => ({ id: itemId(id), topic: id }))
    expect(queue(sceneOf({ items }))).toEqual([])
    const log: Dated[] = [
      [0, predictedFact()],
      [0, diagnosedFact()],
      [0, designGradedFact()],
    ]
    const asked = queue(sceneOf({ log, items, days: 9 }))
    expect(Object.fromEntries(asked.map(({ item, card }) => [item.id, card?.link]))).toEqual({
      'window-edge': '/simulators/rate-limiting#s=eyJzZWVkIjo0Mn0',
      'inc-double-charge': '/incidents/inc-double-charge#seed=7',
      'design-rate-limiter-capacity': '/designs/design-rate-limiter',
    })
  })

  it('keeps no right prediction, and reopens the run that went wrong last', () => {
    const items = [{ id: itemId('window-edge'), topic: 'rate-limiting' }]
    const link = (log: readonly Dated[]) => queue(sceneOf({ log, items, days: 40 }))[0]?.card?.link
    const right: Dated = [0, predictedFact({ right: true })]
    expect(queue(sceneOf({ log: [right], items, days: 40 }))).toEqual([])
    expect(
      link([
        [0, predictedFact({ link: '/a' })],
        [1, predictedFact({ link: '/b' })],
        [2, predictedFact({ link: '/c', right: true })],
      ]),
    ).toBe('/b')
  })
})

describe('a session', () => {
  const items = [ask('etags', 'http'), ask('hmac', 'security', 'high'), ask('pkce', 'security')]
  const all = { topics: [], levels: [], dueOnly: false, cram: false }

  it.each([
    ['everything, of two in one topic one first', all, ['hmac', 'etags', 'pkce']],
    ['one topic', { ...all, topics: ['http'] }, ['etags']],
    ['one level', { ...all, levels: ['high'] }, ['hmac']],
    ['due only', { ...all, dueOnly: true }, ['etags']],
    ['a topic without what is due', { ...all, dueOnly: true, topics: ['security'] }, []],
  ])('of %s', (_, choice, expected) => {
    const input = sceneOf({ log: [[0, answered('etags')]], items, days: 5 })
    expect(ids(session(input, choice))).toEqual(expected)
  })

  it('to cram asks what is not due, weakest first, and leaves the schedule as it is', () => {
    const log: Dated[] = [
      [0, answered('hmac', { grade: 'easy' })],
      [0, answered('etags')],
    ]
    const cram = { ...all, cram: true, topics: ['http', 'security'] }
    const before = sceneOf({ log, items, days: 1 })
    expect(ids(session(before, cram))).toEqual(['pkce', 'etags', 'hmac'])

    const crammed = sceneOf({
      log: [...log, [1, answered('hmac', { grade: 'again', cram: true })]],
      items,
      days: 1,
    })
    expect(crammed.state).toEqual(before.state)
  })
})

describe('after an absence', () => {
  const many = names(40)
  const log = many.map((id): Dated => [0, answered(id)])
  const items = many.map((id, n) => ask(id, `topic-${n % 4}`))

  it('the first helping is the ten items worth most', () => {
    const input = sceneOf({ log, items, days: 60 })
    const helping = catchUp(input)!
    const gain = ({ card }: Asked) => gainOf(card!, input.nowMs, 30)
    expect(helping).toHaveLength(10)
    const others = queue(input).filter(({ card }) => card && !helping.some((h) => h.card === card))
    expect(Math.min(...helping.map(gain))).toBeGreaterThanOrEqual(Math.max(...others.map(gain)))
  })

  it.each([
    ['there was no absence', 2.5, log],
    ['little is due', 60, log.slice(0, 10)],
    ['nobody has been here yet', 60, []],
  ])('there is none when %s', (_, days, part) => {
    expect(catchUp(sceneOf({ log: part, items, days }))).toBeUndefined()
  })
})

const logs = fc
  .array(
    fc.record({
      days: fc.integer({ min: 0, max: 30 }),
      item: fc.integer({ min: 0, max: 7 }),
      grade: fc.constantFrom(...gradeOrder),
    }),
    { maxLength: 30 },
  )
  .map((rows) =>
    rows
      .toSorted((a, b) => a.days - b.days)
      .map(({ days, item, grade }): Dated => [days, answered(`item-${item}`, { grade })]),
  )
