import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { toHtml } from './markdown'

const underBase = { href: (path: string) => `/base${path}` }

describe('toHtml', () => {
  it.each([
    ['a path of this site gets the base path', '[a](/questions/b)', 'href="/base/questions/b"'],
    ['a fragment stays', '[a](#b)', 'href="#b"'],
    ['another site is marked', '[a](https://b.example/c)', 'rel="noopener"'],
    ['mail stays', '[a](mailto:a@b.example)', 'href="mailto:a@b.example"'],
    ['a picture of this site gets the base path', '![a](/b.png)', 'src="/base/b.png"'],
    ['a heading can be linked to', '### Sources disagree', 'id="sources-disagree"'],
    ['emphasis and strike-through are marked up', '*a* ~~b~~', '<em>a</em> <del>b</del>'],
  ])('%s', async (_fact, markdown, expected) => {
    expect(await toHtml(markdown, underBase)).toContain(expected)
  })

  it('leaves paths alone when no base path is given', async () => {
    expect(await toHtml('[a](/questions/b)')).toBe('<p><a href="/questions/b">a</a></p>')
  })

  it('puts a table into a box that scrolls, has a name and takes focus', async () => {
    expect(await toHtml('| A | `B` |\n| - | - |\n| 1 | 2 |')).toMatch(
      /^<div class="table-scroll" tabindex="0" role="region" aria-label="Table: A, B"><table>/,
    )
  })

  it('paints code with custom properties, so that one page serves both themes', async () => {
    const html = await toHtml("```sql\nSELECT 1 FROM a WHERE b = 'c' -- d\n```")
    expect(colourOf(html, 'SELECT')).toBe('keyword')
    expect(colourOf(html, "'c'")).toBe('string-expression')
    expect(colourOf(html, '-- d')).toBe('comment')
    expect(html.match(/color:(?!var\(--shiki-)/g)).toBeNull()
  })

  it.each(['', 'klingon'])(
    'shows a code block in "%s" as plain text that takes focus',
    async (lang) => {
      const html = await toHtml(`\`\`\`${lang}\n<b> & 1\n\`\`\``)
      expect(html).toContain('tabindex="0"')
      expect(html).toContain('&#x3C;b> &#x26; 1')
    },
  )
})

/** What kind of token a piece of code was painted as. */
function colourOf(html: string, code: string): string | undefined {
  const spans = html.matchAll(/--shiki-token-([a-z-]+)\)">\s*([^<]*)/g)
  return [...spans].find(([, , painted]) => painted === code)?.[1]
}

describe('hostile Markdown', () => {
  it.each([
    ['a script', '<script>alert(1)</script>'],
    ['a handler', '<img src=x onerror=alert(1)>'],
    ['a script address', '[a](javascript:alert(1))'],
    ['one in capitals', '[a](JaVaScRiPt:alert(1))'],
    ['one with an encoded colon', '[a](javascript&colon;alert(1))'],
    ['one with a line break inside', '[a](<java&#10;script:alert(1)>)'],
    ['one behind a reference', '[a][b]\n\n[b]: javascript:alert(1)'],
    ['one as autolink', '<javascript:alert(1)>'],
    ['a data address', '[a](data:text/html;base64,PHNjcmlwdD4=)'],
    ['a picture from elsewhere', '![a](https://evil.example/a.png)'],
    ['a picture from elsewhere without a scheme', '![a](//evil.example/a.png)'],
    ['a script picture', '![a](javascript:alert(1))'],
    ['an attribute that leaves its quotes', '[a](/b"onclick="alert(1))'],
    ['a language that leaves its quotes', '```"onclick="alert(1)\na\n```'],
    ['HTML in a table cell', '| <i onclick=a()> |\n| - |\n| <script>a()</script> |'],
    ['a heading that leaves its quotes', '## "><script>a()</script>'],
  ])('%s does nothing', async (_what, markdown) => {
    expect(dangersIn(await toHtml(markdown))).toEqual([])
  })

  const piece = fc.oneof(
    fc.constantFrom(...'<>"\'()[]!&;:/\\`|#-\n ='),
    fc.constantFrom('<script>', 'javascript:', 'onerror=', '](', '![', '&#10;', '```', '//', 'svg'),
    fc.string({ maxLength: 3 }),
  )
  it('does nothing, however it is put together', async () => {
    const markdown = fc.array(piece, { maxLength: 30 }).map((pieces) => pieces.join(''))
    await fc.assert(
      fc.asyncProperty(markdown, async (text) => {
        expect(dangersIn(await toHtml(text))).toEqual([])
      }),
      { numRuns: 500 },
    )
  })
})

const TAG = /<([a-z0-9]+)((?:\s+[a-z-]+(?:="[^"]*")?)*)\s*>/g
const ATTRIBUTE = /([a-z-]+)(?:="([^"]*)")?/g
const TAGS =
  /^(p|a|em|strong|del|code|pre|span|div|img|h[1-6]|[uo]l|li|br|hr|blockquote|table|thead|tbody|tr|th|td|section|sup|input)$/
const ATTRIBUTES =
  /^(id|class|tabindex|role|aria-[a-z]+|rel|alt|title|start|align|checked|disabled|type|data-[a-z-]+)$/

/** An allow-list over what comes out: every tag, every attribute, every address. */
function dangersIn(html: string): readonly string[] {
  const unread = html.replaceAll(TAG, '').replaceAll(/<\/[a-z0-9]+>/g, '')
  const found = [...html.matchAll(TAG)].flatMap(([tag, name = '', attributes = '']) => [
    ...(TAGS.test(name) ? [] : [tag]),
    ...[...attributes.matchAll(ATTRIBUTE)]
      .filter(([, key = '', value = '']) => !isHarmless(key, value))
      .map(([attribute]) => attribute),
  ])
  return unread.includes('<') ? [unread, ...found] : found
}

function isHarmless(key: string, value: string): boolean {
  const scheme = /^\s*([a-z][a-z0-9+.-]*:|[/\\]{2})/i.exec(decode(value))?.[1]
  if (key === 'href') return scheme === undefined || /^(https?:|mailto:|\/\/)$/.test(scheme)
  if (key === 'src') return scheme === undefined
  if (key === 'style') return /^([a-z-]+:var\(--shiki-[a-z-]+\);?)+$/.test(value)
  return ATTRIBUTES.test(key)
}

const decode = (value: string) =>
  value.replaceAll(/&#x([0-9a-f]+);/gi, (_all, hex) => String.fromCodePoint(parseInt(hex, 16)))
