import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'

import { tempFolder, writeIn } from '../temp-folder'

import { buildServiceWorker } from './build-worker'

const MONACO = `x.className="monaco-editor"${' '.repeat(150_000)}`

const files = {
  'index.html': '<script src="/_next/static/chunks/main.js" async=""></script>',
  '404.html': 'none',
  '_not-found.html': 'none',
  'questions/offset.html': '<script src="/_next/static/chunks/old.js" noModule=""></script>',
  'questions/offset.txt': '1:[]',
  'content/deck.json': '[]',
  '_next/static/chunks/main.js': 'main()',
  '_next/static/chunks/old.js': 'old()',
  '_next/static/chunks/monaco.js': MONACO,
}

let outDir = ''
const build = (basePath = '') => buildServiceWorker({ outDir, basePath, version: 'v1' })
const read = (name: string) => readFileSync(join(outDir, name), 'utf8')

beforeEach(() => {
  outDir = tempFolder(files)
})

describe('buildServiceWorker', () => {
  it('precaches pages by clean URL, data, scripts and its own list, and nothing else', async () => {
    const kept = await build()
    expect(kept.map(({ url }) => url).toSorted()).toEqual([
      './',
      '_next/static/chunks/main.js',
      '_not-found',
      'content/deck.json',
      'offline.json',
      'questions/offset',
    ])
  })

  it('writes a worker that holds the list and knows no name of this build', async () => {
    const kept = await build()
    const worker = read('sw.js')
    for (const { url } of kept) expect(worker).toContain(JSON.stringify(url))
    expect(worker).not.toMatch(/\bPRECACHE\b|process\.env|import\.meta/)
  })

  it('lists the editor for later, with its address under the base path and its gz size', async () => {
    await build('/retry-after')
    const { version, later } = JSON.parse(read('offline.json'))
    expect(version).toBe('v1')
    expect(later).toEqual([
      { url: '/retry-after/_next/static/chunks/monaco.js', bytes: expect.any(Number) },
    ])
    expect(later[0].bytes).toBeLessThan(MONACO.length / 100)
  })

  it('gives a page another revision when it changes, and a hashed name none', async () => {
    const revisions = async () =>
      new Map((await build()).map(({ url, revision }) => [url, revision]))
    const before = await revisions()
    writeIn(outDir, 'questions/offset.html', `${files['questions/offset.html']} a better answer`)
    const after = await revisions()

    const changed = [...after].filter(([url, revision]) => before.get(url) !== revision)
    expect(changed.map(([url]) => url)).toEqual(['questions/offset'])
    expect(after.get('_next/static/chunks/main.js')).toBeNull()
  })

  it('writes the same bytes for the same export', async () => {
    await build()
    const first = read('sw.js')
    await build()
    expect(read('sw.js')).toBe(first)
  })
})
