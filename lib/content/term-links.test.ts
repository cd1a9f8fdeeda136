import { describe, expect, it } from 'vitest'

import { itemId } from './item-id'
import { loadItems, ofShelf } from './load'
import { toHtml } from './markdown'
import type { GlossaryTerm } from './shelves/glossary'
import { createTermFinder } from './term-links'

const term = (name: string, also: readonly string[] = []): GlossaryTerm => ({
  shelf: 'glossary',
  id: itemId(
    `term-${name
      .toLowerCase()
      .replaceAll(/[^a-z]+/g, '-')
      .replace(/-$/, '')}`,
  ),
  topic: 'caching',
  term: name,
  also: [...also],
  sources: [],
  checked: '2026-11-25',
  see: ['etags'],
  sections: { Definition: 'A definition.' },
})

const terms = createTermFinder([
  term('ETag', ['ETags']),
  term('Window'),
  term('Sliding window'),
  term('C++ (language)'),
  term('REST'),
  term('TTL', ['TTLs']),
  term('Keep-alive'),
  term('Token bucket'),
])
const html = (markdown: string) => toHtml(markdown, { terms, href: (path) => `/base${path}` })
const link = (id: string, written: string) =>
  `<a class="term" href="/base/reference/glossary#term-${id}">${written}</a>`

describe('terms of the glossary', () => {
  it('are linked where they are first mentioned, as they are written', async () => {
    expect(await html('An etag is sent. The ETag comes back, and two ETags differ.')).toBe(
      `<p>An ${link('etag', 'etag')} is sent. The ETag comes back, and two ETags differ.</p>`,
    )
  })

  it('go by the longest name', async () => {
    expect(await html('A sliding window is no window.')).toBe(
      `<p>A ${link('sliding-window', 'sliding window')} is no ${link('window', 'window')}.</p>`,
    )
  })

  it.each([
    ['part of a word', 'windowed and ETag-like and my-window and etag.org and a.etag'],
    ['a word that capitals would make a term', 'the rest'],
    ['a word that a plural in capitals would make one', 'the claim rests'],
    ['a word that a listed plural in capitals would make one', 'the ttls'],
    ['code', '`ETag`'],
    ['a code block', '```http\nETag: "a"\n```'],
    ['a link', '[ETag](/questions/a)'],
    ['a heading', '### ETag'],
    ['the head of a table', '| ETag |\n| --- |\n| a |'],
  ])('are left alone in %s', async (_, markdown) => {
    expect(await html(markdown)).not.toContain('class="term"')
  })

  it.each([
    ['emphasis', '*ETag*'],
    ['a list', '- ETag'],
    ['a cell', '| a |\n| --- |\n| ETag |'],
  ])('are found in %s', async (_, markdown) => {
    expect(await html(markdown)).toContain(link('etag', 'ETag'))
  })

  it('leave every letter of the text where it was', async () => {
    const text = 'Window, ETag. A sliding window: the (etag) window'
    const without = (page: string) => page.replaceAll(/<[^>]+>/g, '')
    expect(without(await html(text))).toBe(text)
  })

  it('are found in capitals and in the plural', async () => {
    expect(await html('REST has token buckets and TTLs')).toBe(
      `<p>${link('rest', 'REST')} has ${link('token-bucket', 'token buckets')} and ${link('ttl', 'TTLs')}</p>`,
    )
    expect(await html('Two RESTs')).toContain(link('rest', 'RESTs'))
  })

  it('may hold what a pattern would read otherwise', async () => {
    expect(await html('In C++ (language) it is so.')).toContain('class="term"')
  })
})

describe('createTermFinder', () => {
  it('finds none in a glossary without terms', () => {
    expect(createTermFinder([])).toBeUndefined()
  })

  it.each([
    ['a name', ['Lease'], ['Lock', ['lease']]],
    ['a plural', ['Lease'], ['Lock', ['Leases']]],
  ] as const)('names both terms that share %s', (_, first, [name, also]) => {
    expect(() => createTermFinder([term(first[0]), term(name, also)])).toThrow(
      /is a name of two terms: term-lease and term-lock$/,
    )
  })

  it('finds every name of our glossary in one term', () => {
    expect(() => createTermFinder(ofShelf(loadItems(), 'glossary'))).not.toThrow()
  })

  it('has another version for other terms, and a short one', () => {
    const versions = [[term('Lease')], [term('Lease'), term('Lock')]].map(
      (terms) => createTermFinder(terms)?.version ?? '',
    )
    expect(new Set(versions).size).toBe(2)
    expect(versions.map(({ length }) => length)).toEqual([64, 64])
  })
})
