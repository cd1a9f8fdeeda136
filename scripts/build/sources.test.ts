import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'

import { tempFolder, writeIn } from '../temp-folder'

import { hashOfCode, hashOfSources } from './sources'

const files = {
  'app/page.tsx': 'page',
  'lib/format/count.ts': 'count',
  'lib/engines/vectors/table.json': '[]',
  'content/questions/offset.md': 'answer',
  'scripts/headers.ts': 'headers',
  'package-lock.json': '{}',
}

let root = ''
const write = (path: string, text: string) => writeIn(root, path, text)

beforeEach(() => {
  root = tempFolder(files)
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

  it('tell two files from one that holds the text of both', () => {
    write('lib/format/count.ts', 'count')
    write('lib/format/duration.ts', 'duration')
    const two = hashOfCode(root)
    write('lib/format/count.ts', 'countlib/format/duration.ts\nduration')
    rmSync(join(root, 'lib/format/duration.ts'))
    expect(hashOfCode(root)).not.toBe(two)
  })

  it('are the same for the same files elsewhere, in whatever order they were written', () => {
    const elsewhere = tempFolder(Object.fromEntries(Object.entries(files).toReversed()))
    expect(hashOfSources(elsewhere)).toBe(hashOfSources(root))
    expect(hashOfCode(elsewhere)).toBe(hashOfCode(root))
  })
})
