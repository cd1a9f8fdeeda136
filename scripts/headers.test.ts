import { describe, expect, it } from 'vitest'

import { formatHeaders, headerRules, headersFor } from './headers'

const files = [
  '404.html',
  '_headers',
  '_next/static/chunks/a.js',
  'embed/rate-limiting.html',
  'index.html',
  'offline.json',
  'questions.html',
  'questions.txt',
  'questions/offset.html',
  'sw.js',
]
const rules = headerRules(files)

describe('headersFor', () => {
  it.each([
    '/',
    '/questions',
    '/questions/offset',
    '/questions/offset.html',
    '/404',
    '/index.html',
  ])('lets nobody frame %s', (path) => {
    expect(headersFor(rules, path)).toMatchObject({
      'Content-Security-Policy': "frame-ancestors 'none'",
      'X-Frame-Options': 'DENY',
    })
  })

  it('lets anybody frame what lies under /embed/', () => {
    const headers = headersFor(rules, '/embed/rate-limiting')
    expect(Object.keys(headers)).not.toContain('Content-Security-Policy')
    expect(Object.keys(headers)).not.toContain('X-Frame-Options')
  })

  it.each(['/', '/embed/rate-limiting', '/_next/static/chunks/a.js', '/nowhere', '/sw.js'])(
    'sends nosniff, no referrer and the permissions with %s',
    (path) => {
      expect(headersFor(rules, path)).toMatchObject({
        'X-Content-Type-Options': 'nosniff',
        'Referrer-Policy': 'no-referrer',
        'Cross-Origin-Opener-Policy': 'same-origin',
      })
      expect(headersFor(rules, path)['Permissions-Policy']).toContain('microphone=(self), ')
      expect(headersFor(rules, path)['Permissions-Policy']).toContain('camera=()')
    },
  )

  it.each([
    ['/_next/static/chunks/a.js', 'public, max-age=31536000, immutable'],
    ['/sw.js', 'no-cache'],
    ['/offline.json', 'no-cache'],
    ['/questions/offset', 'no-cache'],
    ['/embed/rate-limiting', 'no-cache'],
  ])('caches %s as %s', (path, value) => {
    expect(headersFor(rules, path)['Cache-Control']).toBe(value)
  })
})

describe('headerRules', () => {
  it.each(files.map((file) => `/${file}`).concat('/', '/questions', '/embed/x', '/nowhere'))(
    'gives %s no header twice, because hosts would merge the two',
    (path) => {
      const matching = rules.filter(({ path: pattern }) =>
        new RegExp(`^${pattern.replaceAll('.', '\\.').replace('*', '.*')}$`).test(path),
      )
      const names = matching.flatMap(({ headers }) => Object.keys(headers))
      expect(names).toEqual([...new Set(names)])
    },
  )

  it('stays under the hundred rules that hosts read, however many questions there are', () => {
    const many = Array.from({ length: 3000 }, (_, index) => `questions/question-${index}.html`)
    expect(headerRules([...files, ...many])).toHaveLength(rules.length)
  })
})

describe('formatHeaders', () => {
  it('writes a path, then its headers indented', () => {
    const rule = { path: '/sw.js', headers: { 'Cache-Control': 'no-cache', 'X-A': '1' } }
    expect(formatHeaders([rule], '')).toBe('/sw.js\n  Cache-Control: no-cache\n  X-A: 1\n')
  })

  it('puts every path under the base path', () => {
    const paths = formatHeaders(rules, '/retry-after')
      .split('\n')
      .filter((line) => line.startsWith('/'))
    expect(paths).toHaveLength(rules.length)
    expect(paths.every((path) => path.startsWith('/retry-after/'))).toBe(true)
  })

  it('refuses more rules than hosts read, because they would drop the rest in silence', () => {
    const many = Array.from({ length: 101 }, (_, index) => ({ path: `/${index}`, headers: {} }))
    expect(() => formatHeaders(many, '')).toThrow('101 rules')
  })

  it('keeps every line within the 2,000 characters that hosts read', () => {
    const lengths = formatHeaders(rules, '/retry-after')
      .split('\n')
      .map((line) => line.length)
    expect(Math.max(...lengths)).toBeLessThan(2000)
  })
})
