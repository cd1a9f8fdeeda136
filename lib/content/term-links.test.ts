import { describe, expect, it } from 'vitest'

import { itemId } from './item-id'
import { toHtml } from './markdown'
import type { GlossaryTerm } from './shelves/glossary'
import { createTermFinder } from './term-links'

const term = (name: string, also: readonly string[] = []): GlossaryTerm => ({
  shelf: 'glossary',
  id: itemId(`term-${name.toLowerCase().replaceAll(/[^a-z]+/g, '-').replace(/-$/, '')}`),
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
    expect(await html('REST has token buckets')).toBe(
      `<p>${link('rest', 'REST')} has ${link('token-bucket', 'token buckets')}</p>`,
    )
  })

  it('may hold what a pattern would read otherwise', async () => {
    expect(await html('In C++ (language) it is so.')).toContain('class="term"')
  })
})

it('a glossary without terms finds none', () => {
  expect(createTermFinder([])).toBeUndefined()
})
