import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'

import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { generatedPath, generateQuestion } from '@/bench/generate-question'

let site = ''
beforeAll(() => {
  site = mkdtempSync(join(tmpdir(), 'site-'))
  mkdirSync(join(site, 'app'))
  put('ids.txt', '')
})
afterAll(() => rmSync(site, { recursive: true }))

function put(name: string, text: string) {
  const path = join(site, 'content', name)
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, text)
}

function run(...words: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [resolve('node_modules/tsx/dist/cli.mjs'), resolve('scripts/content.ts'), ...words],
    {
      cwd: site,
      encoding: 'utf8',
      env: { ...process.env, TSX_TSCONFIG_PATH: resolve('tsconfig.json') },
    },
  )
  return { status, stdout, stderr }
}

describe('npm run content', () => {
  it('exits with 0 and counts when nothing is wrong', () => {
    put(generatedPath(1), generateQuestion(1))
    const { status, stdout } = run()
    expect(status).toBe(0)
    expect(stdout).toMatch(/^question +1 +0 +0$/m)
    expect(stdout).toMatch(/\n0 problems\n$/)
  })

  it('prints its counts as JSON', () => {
    const { stdout } = run('--json')
    expect(JSON.parse(stdout).shelves[0]).toMatchObject({ shelf: 'question', items: 1 })
  })

  it('writes a template, and exits with 1 until it is filled in', () => {
    expect(run('new', 'question', 'etag', '--topic', 'caching').stdout).toContain('etag.md')
    const { status, stdout } = run()
    expect(status).toBe(1)
    expect(stdout).toContain(
      'content/questions/caching/etag.md: sources.0.label: still says "DRAFT:"',
    )
  })

  it.each([
    ['an unknown command', ['old'], '"old" is unknown'],
    ['an unknown option', ['--loud'], "Unknown option '--loud'"],
  ])('answers %s with one sentence and exit code 1', (_what, words, sentence) => {
    const { status, stderr } = run(...words)
    expect(status).toBe(1)
    expect(stderr).toContain(sentence)
    expect(stderr).not.toContain('    at ')
  })
})
