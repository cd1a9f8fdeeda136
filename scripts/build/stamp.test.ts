import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'

import { tempFolder, writeIn } from '../temp-folder'

import { isBuilt, readStamp, removeStamp, writeStamp, type BuildStamp } from './stamp'

const stamp: BuildStamp = {
  sources: 'abc',
  basePath: '',
  buildId: 'def',
  frameworkFiles: ['_next/static/chunks/main.js'],
  precache: [{ url: './', revision: '1', gzBytes: 100 }],
}

let root = ''

beforeEach(() => {
  root = tempFolder({ 'out/index.html': '' })
  writeStamp(stamp, root)
})

describe('isBuilt', () => {
  it('is true for the sources and base path that were built', () => {
    expect(isBuilt({ sources: 'abc', basePath: '' }, root)).toBe(true)
  })

  it.each([
    { wanted: { sources: 'changed', basePath: '' } },
    { wanted: { sources: 'abc', basePath: '/retry-after' } },
  ])('is false for $wanted', ({ wanted }) => {
    expect(isBuilt(wanted, root)).toBe(false)
  })

  it.each([
    { loss: 'no out/', lose: () => rmSync(join(root, 'out'), { recursive: true }) },
    { loss: 'no stamp', lose: () => removeStamp(root) },
    {
      loss: 'a stamp cut short',
      lose: () => writeIn(root, '.cache/build.json', '{"sources":"abc"'),
    },
    {
      loss: 'the stamp of an older version',
      lose: () => writeIn(root, '.cache/build.json', '{"sources":"abc","basePath":""}'),
    },
  ])('is false with $loss', ({ lose }) => {
    lose()
    expect(isBuilt({ sources: 'abc', basePath: '' }, root)).toBe(false)
  })
})

describe('readStamp', () => {
  it('gives back what was written', () => {
    expect(readStamp(root)).toEqual(stamp)
  })
})
