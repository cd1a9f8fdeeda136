import { readFileSync } from 'node:fs'
import { join } from 'node:path'

import { describe, expect, it } from 'vitest'

import { loadItems } from '@/lib/content/load'
import { shelves } from '@/lib/content/place'
import { registry } from '@/lib/engines/registry'

import { checkContent } from './check'
import { createItem } from './new-item'
import { withContent } from './temp-content'

const wish = { id: 'a-new-one', topic: 'caching', today: '2026-11-21' }
/** A template of a simulation needs an engine to be about. */
const possible = shelves.filter((shelf) => shelf !== 'simulation' || registry.length > 0)

describe('new', () => {
  it.each(possible)('writes a %s that the schema accepts and the check does not', (shelf) => {
    withContent({}, (root) => {
      // A topic's file is called as the topic is.
      const id = shelf === 'topic' ? wish.topic : wish.id
      createItem({ ...wish, id, root, shelf })
      expect(loadItems(root)).toMatchObject([{ shelf, id, topic: 'caching' }])
      const reasons = checkContent({ root, routes: [] }).problems.map(({ reason }) => reason)
      // A draft is also too short to be an answer; nothing else is wrong with it.
      expect(reasons).toEqual(
        shelf === 'question'
          ? ['still says "DRAFT:"', expect.stringMatching(/^is 13 words to say/)]
          : ['still says "DRAFT:"'],
      )
    })
  })

  it('says where the file is', () => {
    withContent({}, (root) => {
      const path = createItem({ ...wish, root, shelf: 'question' })
      expect(path).toBe(join(root, 'questions/caching/a-new-one.md'))
      expect(readFileSync(path, 'utf8')).toContain('checked: 2026-11-21')
    })
  })

  it('knows the topic of a planned id', () => {
    withContent({ 'ids.txt': 'question http etag' }, (root) => {
      const path = createItem({ ...wish, root, shelf: 'question', id: 'etag', topic: undefined })
      expect(path).toBe(join(root, 'questions/http/etag.md'))
    })
  })

  it.each([
    ['no shelf', { shelf: undefined }, /^Say what is new: one of question, design/],
    ['an unknown shelf', { shelf: 'poem' }, /^Say what is new: one of question, design/],
    ['no id', { id: undefined }, /^"" is not an id/],
    ['a bad id', { id: 'Not An Id' }, /^"Not An Id" is not an id/],
    ['a way out of the folder', { id: '../x' }, /^"\.\.\/x" is not an id/],
    ['no topic', { topic: undefined }, /^Name a topic: .* --topic <one of fundamentals, /],
    ['an unknown topic', { topic: 'cooking' }, /^Name a topic: .* --topic <one of fundamentals, /],
  ])('refuses %s in one sentence', (_what, wrong, sentence) => {
    withContent({}, (root) => {
      expect(() => createItem({ ...wish, root, shelf: 'question', ...wrong })).toThrow(sentence)
    })
  })

  it.each([
    ['on the same shelf', 'question'],
    ['on another shelf', 'glossary'],
  ])('refuses an id that exists %s, and leaves the file alone', (_where, shelf) => {
    withContent({}, (root) => {
      const path = createItem({ ...wish, root, shelf: 'question' })
      const before = readFileSync(path, 'utf8')
      expect(() => createItem({ ...wish, root, shelf, topic: 'http' })).toThrow(
        /^"a-new-one" exists already: .*questions\/caching\/a-new-one\.md\.$/,
      )
      expect(readFileSync(path, 'utf8')).toBe(before)
    })
  })

  it('refuses to write over a file that does not even parse', () => {
    withContent({ 'questions/caching/a-new-one.md': 'half a thought' }, (root) => {
      expect(() => createItem({ ...wish, root, shelf: 'question' })).toThrow('exists already')
    })
  })
})
