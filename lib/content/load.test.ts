import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

import { afterEach, beforeEach, describe, expect, it } from 'vitest'

import { generatedPath, generateQuestion } from '@/bench/generate-question'

import { find, shelf } from './library'
import { loadItems, ofShelf } from './load'

let root = ''
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'content-'))
})
afterEach(() => rmSync(root, { recursive: true }))

function put(name: string, text: string) {
  mkdirSync(dirname(join(root, name)), { recursive: true })
  writeFileSync(join(root, name), text)
}

describe('loadItems', () => {
  it('reads every Markdown file below the root and nothing else', () => {
    for (const n of [1, 2, 3]) put(generatedPath(n), generateQuestion(n))
    put('ids.txt', 'question http generated-1')
    expect(loadItems(root).map(({ id }) => id)).toEqual([
      'generated-1',
      'generated-2',
      'generated-3',
    ])
  })

  it('refuses an id that is taken, and names both files', () => {
    put('questions/http/etag.md', generateQuestion(1))
    put('questions/rest-design/etag.md', generateQuestion(2))
    expect(() => loadItems(root)).toThrow(
      /rest-design\/etag\.md: id: is already taken by .*http\/etag\.md/,
    )
  })

  it('names every bad file, not only the first', () => {
    put(generatedPath(1), generateQuestion(1).replace('kind: explain', 'kind: poem'))
    put(generatedPath(2), generateQuestion(2).replace('## Answer', '## Reply'))
    expect(() => loadItems(root)).toThrow(/generated-1\.md: kind: .*[\s\S]*generated-2\.md: ## Answer/)
  })
})

describe('the content of this repository', () => {
  const items = loadItems()

  it('loads', () => {
    expect(items.length).toBeGreaterThanOrEqual(10)
  })

  it('is handed to pages one shelf at a time, by id where they want one', () => {
    expect(shelf('question')).toEqual(ofShelf(items, 'question'))
    expect(find('question', 'idempotency-key').topic).toBe('idempotency-and-payments')
    expect(() => find('design', 'idempotency-key')).toThrow('No design is called "idempotency-key"')
  })
})
