import { describe, expect, it } from 'vitest'

import { addressOf, isOfEditor, keepingOf, type ExportedFile } from './offline-plan'

const chunk = (file: Partial<ExportedFile>): ExportedFile => ({
  path: '_next/static/chunks/a.js',
  bytes: 20_000,
  named: 'never',
  ofEditor: false,
  ...file,
})

describe('keepingOf', () => {
  it.each([
    'questions/offset.html',
    'content/search.json',
    '_next/static/chunks/a.js',
    '_next/static/media/sans.woff2',
    '_not-found.html',
    'icon.svg',
    'manifest.webmanifest',
  ])('precaches %s, whatever its size', (path) => {
    expect(keepingOf(chunk({ path }))).toBe('precache')
    expect(keepingOf(chunk({ path, bytes: 600_000 }))).toBe('precache')
  })

  it.each([
    '_next/static/media/pglite.wasm',
    '_next/static/media/pglite.data',
    'questions/offset.txt',
    'sw.js',
    '404.html',
    '_headers',
    '.nojekyll',
  ])('never keeps %s', (path) => {
    expect(keepingOf(chunk({ path }))).toBe('never')
  })

  it.each([
    { why: 'big', file: { bytes: 150_001 }, keeping: 'later' },
    { why: 'small', file: { bytes: 150_000 }, keeping: 'precache' },
    { why: 'named by a page', file: { bytes: 150_001, named: 'always' }, keeping: 'precache' },
  ] as const)('keeps a file of the editor that is $why: $keeping', ({ file, keeping }) => {
    expect(keepingOf(chunk({ ...file, ofEditor: true }))).toBe(keeping)
  })

  it('leaves out what only browsers without modules load: they have no service worker', () => {
    expect(keepingOf(chunk({ named: 'without modules' }))).toBe('never')
  })
})

describe('isOfEditor', () => {
  it.each([
    ['_next/static/chunks/a.js', 'x.className="monaco-editor"', true],
    ['_next/static/media/codicon.1a2b.ttf', '', true],
    ['_next/static/chunks/b.js', 'x.className="recharts-surface"', false],
  ])('%s with %s: %s', (path, text, expected) => {
    expect(isOfEditor(path, Buffer.from(text))).toBe(expected)
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
