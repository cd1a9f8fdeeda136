import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'

import { hashOfCode, hashOfSources } from './sources'

let root = ''

function write(path: string, text: string): void {
  mkdirSync(dirname(join(root, path)), { recursive: true })
  writeFileSync(join(root, path), text)
}

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'sources-'))
  write('app/page.tsx', 'page')
  write('lib/format/count.ts', 'count')
  write('lib/engines/vectors/table.json', '[]')
  write('content/questions/offset.md', 'answer')
  write('scripts/headers.ts', 'headers')
  write('package-lock.json', '{}')
})

describe('the build id and the stamp', () => {
  it.each([
    { change: 'app/page.tsx', code: true, sources: true },
    { change: 'app/globals.css', code: true, sources: true },
    { change: 'package-lock.json', code: true, sources: true },
    { change: 'content/questions/offset.md', code: false, sources: true },
    { change: 'content/questions/new.md', code: false, sources: true },
    { change: 'scripts/headers.ts', code: false, sources: true },
    { change: 'public/icon.svg', code: false, sources: true },
    { change: 'lib/format/count.test.ts', code: false, sources: false },
    { change: 'e2e/today.spec.ts', code: false, sources: false },
    { change: 'README.md', code: false, sources: false },
  ])('after a change of $change: code $code, sources $sources', ({ change, code, sources }) => {
    const before = { code: hashOfCode(root), sources: hashOfSources(root) }
    write(change, 'changed')
    expect(hashOfCode(root) !== before.code).toBe(code)
    expect(hashOfSources(root) !== before.sources).toBe(sources)
  })

  it('notice a file that moved or went away', () => {
    const before = hashOfSources(root)
    rmSync(join(root, 'app/page.tsx'))
    const without = hashOfSources(root)
    write('app/home.tsx', 'page')
    expect(new Set([before, without, hashOfSources(root)]).size).toBe(3)
  })

  it('notice text that moved from one file to the next', () => {
    write('lib/format/duration.ts', '')
    const before = hashOfCode(root)
    write('lib/format/count.ts', 'cou')
    write('lib/format/duration.ts', 'nt')
    expect(hashOfCode(root)).not.toBe(before)
  })

  it('are the same for the same files elsewhere', () => {
    const before = hashOfSources(root)
    const elsewhere = mkdtempSync(join(tmpdir(), 'sources-'))
    root = elsewhere
    write('package-lock.json', '{}')
    write('scripts/headers.ts', 'headers')
    write('content/questions/offset.md', 'answer')
    write('lib/engines/vectors/table.json', '[]')
    write('lib/format/count.ts', 'count')
    write('app/page.tsx', 'page')
    expect(hashOfSources(root)).toBe(before)
  })
})
