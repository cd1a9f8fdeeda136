import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { defaultSettings } from '@/lib/review/settings'

import { learnerEventSchema, parseClock, parseEvent } from './event-schema'
import { LONGEST_LINK, LONGEST_NOTE, type Fact } from './events'
import {
  designGradedFact,
  diagnosedFact,
  eventId,
  gradedEvent,
  gradedFact,
  happened,
  predictedFact,
  settingsFact,
} from './fixtures'

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
    { kind: 'suspended', itemId: event.itemId, on: false },
    { kind: 'buried', itemId: event.itemId, untilDay: '2028-02-29' },
    { kind: 'reset', itemId: event.itemId },
    { kind: 'settingsChanged', ...defaultSettings },
    settingsFact({ retention: 0.97, interviewDay: '2026-12-07', minutesPerDay: 25 }),
    predictedFact(),
    diagnosedFact(),
    designGradedFact(),
    gradedFact({ cram: true }),
  ])('reads back $kind', (fact) => {
    expect(happened(fact).map(parseEvent)).toEqual(happened(fact))
  })

  it.each([
    ['an undo of nothing', { kind: 'undone', target: '' }],
    ['a flag that is neither on nor off', { kind: 'flagged' }],
    ['a note longer than a page', { kind: 'noted', text: 'n'.repeat(LONGEST_NOTE + 1) }],
    ['a day that is in no calendar', { kind: 'buried', untilDay: '2027-02-29' }],
    ['a retention nobody could keep up', settingsFact({ retention: 0.98 })],
    ['a retention of guessing', settingsFact({ retention: 0.69 })],
    ['a day that starts on another', settingsFact({ dayStartsAtHour: 24 })],
    ['half a question a day', settingsFact({ newPerDay: 0.5 })],
    ['a link to another site', predictedFact({ link: '//evil.example/' })],
    ['a link that runs', predictedFact({ link: 'javascript:alert(1)' })],
    ['a link to another site by backslash', predictedFact({ link: '/\\evil.example/' })],
    ['a link longer than a browser likes', predictedFact({ link: `/${'a'.repeat(LONGEST_LINK)}` })],
    ['a seed below zero', diagnosedFact({ seed: -1 })],
    ['a design without dimensions', designGradedFact({ dimensions: [] })],
    [
      'more points than there are',
      designGradedFact({ dimensions: [{ itemId: event.itemId, points: 4, of: 3 }] }),
    ],
  ])('makes no event of %s', (_, change) => {
    expect(parseEvent({ ...event, ...change })).toBeUndefined()
  })

  it.each([
    ['a kind of a later release', { kind: 'voiceGraded' }],
    ['a schema of a later release', { schema: 2 }],
    ['an id that is none', { id: 'first' }],
    ['an item id that could not be a file name', { itemId: '../etc' }],
    ['a grade nobody gives', { grade: 'perfect' }],
    ['a confidence nobody has', { confidence: 100 }],
    ['an idea ticked twice', { ideas: { ticked: [1, 1], of: 4 } }],
    ['an idea that is not there', { ideas: { ticked: [4], of: 4 } }],
    ['negative time', { spentMs: -1 }],
    ['half a millisecond', { spentMs: 0.5 }],
    [
      'a clock after the last date',
      { clock: { ms: Date.UTC(9_900, 0) + 1, counter: 0, device: 'a' } },
    ],
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
