import { gzipSync } from 'node:zlib'
import { beforeEach, describe, expect, it } from 'vitest'

import { tempFolder, writeIn } from '../temp-folder'

import { checkBudgets, type Budgets } from './check'
import { weighExport } from './measure'

/** Text that gzip cannot shrink much, so that sizes in this test are near what they say. */
function noise(bytes: number, seed: number): string {
  let state = seed
  const next = () => (state = (state * 48_271) % 2_147_483_647)
  return Array.from({ length: bytes }, () => String.fromCharCode(33 + (next() % 90))).join('')
}

const framework = noise(10_000, 1)
const shell = noise(5_000, 2)
const page = (...scripts: readonly string[]) =>
  `<html><head><script src="/_next/static/chunks/old.js" noModule=""></script>${scripts
    .map((name) => `<script src="/_next/static/chunks/${name}.js" async=""></script>`)
    .join('')}</head></html>`

const frameworkFiles = ['_next/static/chunks/framework.js']
const budgets: Budgets = {
  classes: [
    { name: 'home', routes: ['/'], overBaseKb: 1, htmlKb: 20 },
    { name: 'reading', routes: ['/questions', '/questions/*'], overBaseKb: 6, htmlKb: 2 },
  ],
  lazy: [{ library: 'Monaco', marker: 'monaco-aria-container', shipped: true }],
}

let outDir = ''
const write = (path: string, text: string) => writeIn(outDir, path, text)

const check = () => checkBudgets(weighExport(outDir), budgets, frameworkFiles)
const gz = (...texts: readonly string[]) =>
  texts.reduce((sum, text) => sum + gzipSync(text).length, 0)

beforeEach(() => {
  outDir = tempFolder()
  write('_next/static/chunks/framework.js', framework)
  write('_next/static/chunks/shell.js', shell)
  write('_next/static/chunks/old.js', noise(100_000, 3))
  write('_next/static/chunks/editor.js', 'x="monaco-aria-container"')
  write('index.html', page('framework'))
  write('questions.html', page('framework', 'shell'))
  write('questions/offset.html', page('framework', 'shell', 'shell'))
})

describe('weighExport', () => {
  it('sums each script once and leaves out those for browsers without modules', () => {
    const { pages } = weighExport(outDir)
    expect(pages.map(({ route, jsGzBytes }) => [route, jsGzBytes])).toEqual([
      ['/', gz(framework)],
      ['/questions', gz(framework, shell)],
      ['/questions/offset', gz(framework, shell)],
    ])
  })
})

describe('checkBudgets', () => {
  it('has nothing to say while every page keeps within its budget', () => {
    expect(check().problems).toEqual([])
  })

  it('names route, figure and budget of a page that grew', () => {
    write('_next/static/chunks/chart.js', noise(3_000, 4))
    write('questions/offset.html', page('framework', 'shell', 'chart'))
    const [problem, ...others] = check().problems
    expect(problem).toMatch(
      /^\/questions\/offset: first-load JS over the base is [67]\.\d kB gz, budget 6 kB$/,
    )
    expect(others).toEqual([])
  })

  it('weighs the HTML itself', () => {
    write('questions/offset.html', page('framework') + noise(4_000, 5))
    expect(check().problems).toEqual([
      expect.stringMatching(/^\/questions\/offset: HTML is \d\.\d kB gz, budget 2 kB$/),
    ])
  })

  it('finds a lazy library in the first load, whatever its size', () => {
    write('questions.html', page('framework', 'editor'))
    expect(check().problems).toEqual(['/questions: loads Monaco at first'])
  })

  it('says when the marker of a library that ships is nowhere', () => {
    write('_next/static/chunks/editor.js', 'x="renamed by its vendor"')
    expect(check().problems).toEqual([
      'no script of the export holds the marker of Monaco: renew it',
    ])
  })

  it('asks for a budget when a new route has none', () => {
    write('progress.html', page('framework'))
    expect(check().problems).toEqual(['/progress: no class of bench/budgets.json names this route'])
  })

  it('reports the heaviest page of each class', () => {
    expect(check().summary).toEqual([
      expect.stringMatching(/^home {9}\d+\.\d \+ 0\.0 kB of 1, heaviest \/$/),
      expect.stringMatching(/^reading {6}\d+\.\d \+ [45]\.\d kB of 6, heaviest \/questions$/),
    ])
  })
})
