import { describe, expect, it } from 'vitest'

import { describeSize, updateSize } from './update-size'

const today = { url: './', revision: '1', gzBytes: 3000 }
const offset = { url: 'questions/offset', revision: '1', gzBytes: 4000 }
const chunk = { url: '_next/static/chunks/a.js', revision: null, gzBytes: 50_000 }
const first = [today, offset, chunk]

describe('updateSize', () => {
  it.each([
    { change: 'nothing', after: first, files: 0, gzBytes: 0 },
    {
      change: 'one answer',
      after: [today, { ...offset, revision: '2' }, chunk],
      files: 1,
      gzBytes: 4000,
    },
    {
      change: 'a script, hence its name',
      after: [today, offset, { ...chunk, url: 'b.js' }],
      files: 1,
      gzBytes: 50_000,
    },
    { change: 'one page fewer', after: [today, chunk], files: 0, gzBytes: 0 },
    { change: 'the order', after: first.toReversed(), files: 0, gzBytes: 0 },
  ])('of $change is $files files and $gzBytes bytes', ({ after, files, gzBytes }) => {
    expect(updateSize(first, after)).toEqual({ files, gzBytes })
  })
})

describe('describeSize', () => {
  it.each([
    [{ files: 0, gzBytes: 0 }, '0 files, 0.0 kB gz'],
    [{ files: 1, gzBytes: 4049 }, '1 file, 4.0 kB gz'],
    [{ files: 474, gzBytes: 5_300_000 }, '474 files, 5300.0 kB gz'],
  ])('writes %o as "%s"', (size, text) => {
    expect(describeSize(size)).toBe(text)
  })
})
