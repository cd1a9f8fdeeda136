import { describe, expect, it } from 'vitest'

import { addressOf, keepingOf } from './offline-plan'

const SMALL = 20_000
const BIG = 600_000

describe('keepingOf', () => {
  it.each([
    { path: 'questions/offset.html', bytes: SMALL, named: 'never', keeping: 'precache' },
    { path: 'search-index.json', bytes: BIG, named: 'never', keeping: 'precache' },
    { path: '_next/static/chunks/framework.js', bytes: BIG, named: 'always', keeping: 'precache' },
    { path: '_next/static/media/sans.woff2', bytes: SMALL, named: 'always', keeping: 'precache' },
    { path: '_next/static/chunks/palette.js', bytes: 150_000, named: 'never', keeping: 'precache' },
    { path: '_next/static/chunks/monaco.js', bytes: 150_001, named: 'never', keeping: 'later' },
    { path: '_next/static/media/codicon.ttf', bytes: SMALL, named: 'never', keeping: 'precache' },
    { path: 'icon.svg', bytes: SMALL, named: 'never', keeping: 'precache' },
    { path: '_next/static/media/pglite.wasm', bytes: SMALL, named: 'never', keeping: 'never' },
    { path: '_next/static/media/pglite.data', bytes: BIG, named: 'never', keeping: 'never' },
    { path: 'questions/offset.txt', bytes: SMALL, named: 'never', keeping: 'never' },
    { path: 'sw.js', bytes: SMALL, named: 'never', keeping: 'never' },
    { path: '404.html', bytes: SMALL, named: 'never', keeping: 'never' },
    { path: '_not-found.html', bytes: SMALL, named: 'never', keeping: 'precache' },
    { path: '_headers', bytes: SMALL, named: 'never', keeping: 'never' },
  ] as const)('$path of $bytes bytes, named $named: $keeping', ({ keeping, ...file }) => {
    expect(keepingOf(file)).toBe(keeping)
  })

  it('leaves out what only browsers without modules load: they have no service worker', () => {
    const polyfills = { path: '_next/static/chunks/old.js', bytes: 112_594 }
    expect(keepingOf({ ...polyfills, named: 'without modules' })).toBe('never')
  })
})

describe('addressOf', () => {
  it.each([
    ['index.html', './'],
    ['questions.html', 'questions'],
    ['questions/offset.html', 'questions/offset'],
    ['sbx/index.html', 'sbx'],
    ['deck.json', 'deck.json'],
    ['_next/static/chunks/[id].js', '_next/static/chunks/%5Bid%5D.js'],
  ])('%s is asked for as %s', (path, address) => {
    expect(addressOf(path)).toBe(address)
  })
})
