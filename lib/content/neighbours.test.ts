import { describe, expect, it } from 'vitest'

import { itemId } from './item-id'
import { type Neighbour, neighboursOf } from './neighbours'
import type { Item } from './schema'
import type { TopicSlug } from './topics'

const shared = (id: string, topic: TopicSlug) => ({
  id: itemId(id),
  topic,
  sources: [],
  checked: '2026-11-25',
  see: [],
})

const written: readonly Item[] = [
  {
    ...shared('chk-release', 'reliability-and-resilience'),
    shelf: 'reference',
    kind: 'checklist',
    title: 'Before a release',
    sections: { About: 'What it is for.', Checklist: '- A step' },
  },
  {
    ...shared('term-etag', 'caching'),
    shelf: 'glossary',
    term: 'ETag',
    also: [],
    sections: { Definition: 'A definition.' },
  },
]

const neighbours = (...see: readonly string[]) =>
  neighboursOf({ see: [...see] }, (name) => written.find(({ id }) => id === name))

describe('neighboursOf', () => {
  it.each<[string, string, Neighbour]>([
    [
      'an item by its shelf',
      'term-etag',
      { title: 'ETag', kind: 'glossary', href: '/reference/glossary#term-etag' },
    ],
    [
      'a reference by its kind',
      'chk-release',
      { title: 'Before a release', kind: 'checklist', href: '/reference/chk-release' },
    ],
    [
      'a topic, with or without its file',
      'rest-design',
      { title: 'REST design', kind: 'topic', href: '/topics/rest-design' },
    ],
    [
      'a page by the end of its path',
      '/simulators/rate-limiting',
      { title: 'rate limiting', kind: 'page', href: '/simulators/rate-limiting' },
    ],
    [
      'a page without its query and fragment',
      '/review?deck=due#next',
      { title: 'review', kind: 'page', href: '/review?deck=due#next' },
    ],
    ['the first page', '/', { title: '/', kind: 'page', href: '/' }],
  ])('names %s', (_what, name, neighbour) => {
    expect(neighbours(name)).toEqual([neighbour])
  })

  it('keeps the order of see', () => {
    const see = ['/review', 'term-etag', 'caching', 'chk-release']
    const titles = neighbours(...see).map(({ title }) => title)
    expect(titles).toEqual(['review', 'ETag', 'Caching', 'Before a release'])
    expect(neighbours(...see.toReversed()).map(({ title }) => title)).toEqual(titles.toReversed())
  })

  it('leaves out what is not written yet', () => {
    expect(neighbours('not-yet', 'term-etag', 'neither').map(({ title }) => title)).toEqual([
      'ETag',
    ])
    expect(neighbours()).toEqual([])
  })
})
