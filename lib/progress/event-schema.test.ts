import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { learnerEventSchema, parseClock, parseEvent } from './event-schema'
import { LONGEST_NOTE, type Fact } from './events'
import { gradedEvent, eventId, happened } from './fixtures'

const event = gradedEvent()

describe('parseEvent', () => {
  it('reads back what was stored', () => {
    expect(parseEvent(structuredClone(event))).toEqual(event)
  })

  it('passes over the field of a later release', () => {
    expect(parseEvent({ ...event, mood: 'calm' })).toEqual(event)
  })

  it.each<Fact>([
    { kind: 'undone', target: eventId('a grade') },
    { kind: 'flagged', itemId: event.itemId, on: true },
    { kind: 'noted', itemId: event.itemId, text: 'n'.repeat(LONGEST_NOTE) },
  ])('reads back $kind', (fact) => {
    expect(happened(fact).map(parseEvent)).toEqual(happened(fact))
  })

  it.each([
    ['an undo of nothing', { kind: 'undone', target: '' }],
    ['a flag that is neither on nor off', { kind: 'flagged' }],
    ['a note longer than a page', { kind: 'noted', text: 'n'.repeat(LONGEST_NOTE + 1) }],
  ])('makes no event of %s', (_, change) => {
    expect(parseEvent({ ...event, ...change })).toBeUndefined()
  })

  it.each([
    ['a kind of a later release', { kind: 'designGraded' }],
    ['a schema of a later release', { schema: 2 }],
    ['an id that is none', { id: 'first' }],
    ['an item id that could not be a file name', { itemId: '../etc' }],
    ['a grade nobody gives', { grade: 'perfect' }],
    ['a confidence nobody has', { confidence: 100 }],
    ['an idea ticked twice', { ideas: { ticked: [1, 1], of: 4 } }],
    ['an idea that is not there', { ideas: { ticked: [4], of: 4 } }],
    ['negative time', { spentMs: -1 }],
    ['half a millisecond', { spentMs: 0.5 }],
    ['a clock after the last date', { clock: { ms: 8.64e15 + 1, counter: 0, device: 'a' } }],
    ['a clock of nobody', { clock: { ms: 1, counter: 0, device: '' } }],
    ['no clock', { clock: undefined }],
  ])('makes no event of %s', (_, change) => {
    expect(parseEvent({ ...event, ...change })).toBeUndefined()
  })

  it('never throws, whatever a row holds', () => {
    fc.assert(
      fc.property(fc.anything(), (row) => {
        expect(parseEvent(row)).toBeUndefined()
      }),
    )
  })
})

it('names the field that is wrong', () => {
  const { error } = learnerEventSchema.safeParse({ ...event, ideas: { ticked: [4], of: 4 } })
  expect(error?.issues.map(({ path }) => path.join('.'))).toEqual(['ideas'])
})

it('reads the clock of a row whose kind it does not know', () => {
  expect(parseClock({ ...event, kind: 'later' }.clock)).toEqual(event.clock)
  expect(parseClock('noon')).toBeUndefined()
})
