import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { stringify } from 'yaml'

import { generatedPath, generateQuestion } from '@/bench/generate-question'

import { ContentError } from './content-error'
import { parseItem } from './parse'

const name = generatedPath(1)
const text = generateQuestion(1)
const path = `content/${name}`

function problemsOf(file: { readonly name: string; readonly text: string }) {
  try {
    parseItem({ path, ...file })
    return []
  } catch (error) {
    if (!(error instanceof ContentError)) throw error
    return error.problems
  }
}

/** The valid file with one thing changed; a change that changes nothing would prove nothing. */
function changed(from: string | RegExp, to: string): string {
  const after = text.replace(from, to)
  expect(after).not.toBe(text)
  return after
}

describe('parseItem', () => {
  it('takes shelf, topic and id from the place of the file', () => {
    expect(parseItem({ path, name, text })).toMatchObject({
      shelf: 'question',
      topic: 'http',
      id: 'generated-1',
    })
  })

  it('reads the same from a file with Windows line ends', () => {
    const windows = parseItem({ path, name, text: text.replaceAll('\n', '\r\n') })
    expect(windows).toEqual(parseItem({ path, name, text }))
  })

  it.each([
    ['no front matter', /^---\n/, '', 'front matter', 'is missing'],
    ['broken YAML', 'kind: explain', 'kind: see: this', 'front matter', 'in line 2'],
    ['a key twice', 'kind: explain', 'kind: explain\nkind: recall', 'front matter', 'unique'],
    ['a list in flow style', /see:\n {2}- .*\n/, 'see: [a, b]\n', 'front matter', 'block style'],
    ['a map in flow style', 'kind: explain', 'x: { a: b }', 'front matter', 'block style'],
    ['an unknown field', 'kind: explain', 'kind: explain\nmood: good', 'front matter', '"mood"'],
    ['an id of its own', 'kind: explain', 'kind: explain\nid: other', 'id', 'cannot be written'],
    ['a missing field', /level: .*\n/, '', 'level', 'Invalid option'],
    ['an unknown kind', 'kind: explain', 'kind: poem', 'kind', 'Invalid option'],
    ['another topic than its folder', 'topic: http', 'topic: caching', 'topic', 'lies in "http"'],
    ['an unknown topic', 'topic: http', 'topic: cooking', 'topic', 'Invalid option'],
    ['two key ideas', /( {2}- Idea 3.*\n)( {2}- Idea.*\n)+/, '', 'keyIdeas', '3 to 7'],
    ['a trap without a reason', /\n {4}why: .*/, '', 'traps.0.why', 'is missing'],
    ['a follow-up without an answer', /\n {4}answer: .*/, '', 'followUps.0', 'ask and answer'],
    ['one follow-up at level medium', / {2}- ask: Ask 2.*\n.*\n/, '', 'followUps', 'at least 2'],
    ['a source over plain http', 'url: https:', 'url: http:', 'sources.0.url', 'https'],
    ['no source', /sources:\n( {2}.*\n)+/, 'sources:\n', 'sources', 'expected array'],
    [
      'a date that never was',
      'checked: 2026-11-21',
      'checked: 2026-11-31',
      'checked',
      'not a date',
    ],
    ['backticks in plain text', '- Idea 1', '- Idea `1`', 'keyIdeas.0', 'plain text'],
    [
      'text before the first section',
      '## Prompt',
      'Hello\n\n## Prompt',
      'body',
      'before the first',
    ],
    ['no answer', '## Answer', '## Reply', '## Answer', 'is missing'],
    ['an empty answer', /## Answer[\s\S]*/, '## Answer\n', '## Answer', 'is empty'],
    ['an unknown section', '## Answer', '## Mood\n\nx\n\n## Answer', 'sections', '"Mood"'],
    ['a section twice', '## Answer', '## Prompt\n\nx\n\n## Answer', '## Prompt', 'twice'],
  ])('refuses %s by file, field and reason', (...row) => {
    const [, from, to, field, reason] = row
    const problems = problemsOf({ name, text: changed(from, to) })
    expect(problems).toContainEqual({ file: path, field, reason: expect.stringContaining(reason) })
  })

  it.each([
    'etag.md',
    'poems/etag.md',
    'questions/etag.md',
    'questions/caching/etags/etag.md',
    'designs/caching/etag.md',
  ])('refuses a file at %s', (misplaced) => {
    expect(problemsOf({ name: misplaced, text })).toMatchObject([{ file: path, field: 'path' }])
  })

  it('refuses a file name that is no id', () => {
    expect(problemsOf({ name: 'questions/http/Not An Id.md', text })).toMatchObject([
      { field: 'id', reason: expect.stringContaining('is not an id') },
    ])
  })

  it('says everything that is wrong with a file at once', () => {
    const broken = changed('kind: explain', 'kind: poem').replace('url: https:', 'url: ftp:')
    const fields = problemsOf({ name, text: broken }).map(({ field }) => field)
    expect(fields.toSorted()).toEqual(['kind', 'sources.0.url'])
  })

  it('gives back what was written, whatever characters YAML finds special', () => {
    fc.assert(
      fc.property(questions, ({ fields, sections }) => {
        const item = parseItem({ path, name, text: write(fields, sections) })
        expect(item).toMatchObject({ ...fields, sections })
      }),
    )
  })
})

const line = fc
  .string({ unit: fc.constantFrom(...'aZ9 :#-"\'*&!%@|>{}[],?é—'), minLength: 4, maxLength: 60 })
  .map((words) => words.trim())
  .filter((words) => words.length >= 2)

const prose = line.map((words) => `Said: ${words}`)

const questions = fc.record({
  fields: fc.record({
    kind: fc.constantFrom('recall', 'explain', 'compare'),
    level: fc.constantFrom('low', 'medium', 'high'),
    topic: fc.constant('http'),
    keyIdeas: fc.array(line, { minLength: 3, maxLength: 7 }),
    traps: fc.array(fc.record({ say: line, why: line }), { minLength: 2, maxLength: 4 }),
    followUps: fc.array(fc.record({ ask: line, answer: line }), { minLength: 2, maxLength: 3 }),
    sources: fc.array(
      fc.record({ label: line, url: fc.constant('https://example.com/a'), section: line }),
      { minLength: 1, maxLength: 3 },
    ),
    checked: fc.constant('2026-11-21'),
  }),
  sections: fc.record({ Prompt: prose, Answer: prose }),
})

function write(fields: object, sections: Readonly<Record<string, string>>): string {
  const body = Object.entries(sections).map(([heading, words]) => `## ${heading}\n\n${words}\n`)
  return `---\n${stringify(fields)}---\n\n${body.join('\n')}`
}
