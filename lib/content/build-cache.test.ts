import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'

import { once, onceText } from './build-cache'

let folder: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'build-cache-'))
})

afterEach(() => {
  vi.unstubAllEnvs()
  rmSync(folder, { recursive: true })
})

describe('during a build', () => {
  beforeEach(() => vi.stubEnv('CONTENT_CACHE', join(folder, 'content')))

  it('computes once for each task and input', () => {
    const compute = vi.fn(() => ({ title: 'ETag' }))
    expect([1, 2].map(() => once('item', 'a', compute))).toEqual([
      { title: 'ETag' },
      { title: 'ETag' },
    ])
    expect(compute).toHaveBeenCalledOnce()
    once('item', 'b', compute)
    once('other', 'a', compute)
    expect(compute).toHaveBeenCalledTimes(3)
  })

  it('keeps a text as it is, the empty one too', async () => {
    const compute = vi.fn(async () => '')
    expect(await onceText('html', '', compute)).toBe('')
    expect(await onceText('html', '', compute)).toBe('')
    expect(compute).toHaveBeenCalledOnce()
  })

  it('keeps nothing of what failed', () => {
    const broken = () => {
      throw new Error('of a file')
    }
    expect(() => once('item', 'a', broken)).toThrow('of a file')
    expect(once('item', 'a', () => 1)).toBe(1)
  })

  it('leaves no unfinished file', () => {
    once('item', 'a', () => 1)
    expect(readdirSync(join(folder, 'content'))).toEqual([
      expect.stringMatching(/^item-[0-9a-f]{64}$/),
    ])
  })
})

it('outside of a build computes each time', () => {
  const compute = vi.fn(() => 1)
  once('item', 'a', compute)
  once('item', 'a', compute)
  expect(compute).toHaveBeenCalledTimes(2)
})
