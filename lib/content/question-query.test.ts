import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import type { DeckEntry } from './deck'
import { itemId } from './item-id'
import { hasFilter, parseQuery, passes, toggleFilter } from './question-query'
import { standings } from './standings'
import { topicSlugs } from './topics'

const nothing = { words: '', is: [], topic: [], level: [], kind: [], unknown: [] }

describe('parseQuery', () => {
  it.each([
    ['nothing', '  ', {}],
    ['words', ' retry  storm ', { words: 'retry storm' }],
    ['a state', 'is:due', { is: ['due'] }],
    ['a topic by the beginning of its slug', 'topic:webhooks', { topic: ['webhooks-and-events'] }],
    ['a topic by a later word', 'topic:payments', { topic: ['idempotency-and-payments'] }],
    ['two of a kind', 'level:high level:low', { level: ['high', 'low'] }],
    ['filters among words', 'kind:compare token LEVEL:Medium bucket', {
      kind: ['compare'],
      level: ['medium'],
      words: 'token bucket',
    }],
    ['a filter that names nothing', 'level:hard', { unknown: ['level:hard'] }],
    ['a colon that is no filter', 'http:// a:b level:', { words: 'http:// a:b level:' }],
  ])('reads %s', (_, text, part) => {
    expect(parseQuery(text)).toEqual({ ...nothing, ...part })
  })

  it('drops no word, whatever is typed', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const { words, unknown } = parseQuery(text)
        const kept = `${words} ${unknown.join(' ')}`.split(' ')
        for (const part of text.trim().split(/\s+/)) {
          if (!/^(is|topic|level|kind):./i.test(part)) expect(kept).toContain(part)
        }
      }),
    )
  })
})

const entry: DeckEntry = {
  id: itemId('etags'),
  topic: 'caching',
  level: 'medium',
  kind: 'explain',
  prompt: 'What is an ETag for?',
}
const never = () => false

describe('passes', () => {
  it.each([
    ['', true],
    ['topic:caching level:medium kind:explain', true],
    ['topic:caching topic:http', true],
    ['topic:http', false],
    ['topic:caching level:high', false],
    ['kind:compare', false],
    ['level:hard', false],
    ['is:due', false],
  ])('lets the entry through "%s": %s', (text, through) => {
    expect(passes(parseQuery(text), entry, never)).toBe(through)
  })

  it('asks for one of the states', () => {
    const isDue = (standing: string) => standing === 'due'
    expect(passes(parseQuery('is:new is:due'), entry, isDue)).toBe(true)
    expect(passes(parseQuery('is:new is:flagged'), entry, isDue)).toBe(false)
  })
})

describe('toggleFilter', () => {
  it.each([
    ['', 'is:due', 'is:due'],
    ['retry', 'is:due', 'retry is:due'],
    ['is:due retry', 'is:due', 'retry'],
    ['IS:Due retry', 'is:due', 'retry'],
  ])('"%s" with %s becomes "%s"', (text, filter, after) => {
    expect(toggleFilter(text, filter)).toBe(after)
  })

  it('twice gives the same query, for every filter', () => {
    const filters = [...standings.map((s) => `is:${s}`), ...topicSlugs.map((s) => `topic:${s}`)]
    fc.assert(
      fc.property(fc.string(), fc.constantFrom(...filters), (text, filter) => {
        const there = hasFilter(text, filter)
        const once = toggleFilter(text, filter)
        expect(hasFilter(once, filter)).toBe(!there)
        if (!there) expect(parseQuery(toggleFilter(once, filter))).toEqual(parseQuery(text))
      }),
    )
  })
})
