import { readFileSync } from 'node:fs'

import { describe, expect, it } from 'vitest'

import { generatedPath, generateQuestion } from '@/bench/generate-question'

import { checkContent } from './check'
import { finished } from './planned'
import { describe as inText, summarize } from './report'
import { withContent } from './temp-content'

const name = generatedPath(1)
const text = generateQuestion(1)
const routes = ['/', '/questions', '/reference/glossary']

const check = (files: Readonly<Record<string, string>>) =>
  withContent(files, (root) => checkContent({ root, routes }))

/** What is wrong after one change of a question that is right. */
function problemsAfter(from: string | RegExp, to: string) {
  const changed = text.replace(from, to)
  expect(changed).not.toBe(text)
  return check({ [name]: changed }).problems
}

describe('the content check', () => {
  it('has nothing to say about a generated question', () => {
    expect(check({ [name]: text }).problems).toEqual([])
  })

  const words = (count: number) => Array.from({ length: count }, () => 'word').join(' ')
  it.each([
    ['a broken file', 'kind: explain', 'kind: poem', 'kind', 'Invalid option'],
    ['no source', /( {2}- label[\s\S]*?)checked/, 'checked', 'sources', 'expected array'],
    ['eight key ideas', '  - Idea 1', '  - a1\n  - a2\n  - a3\n  - Idea 1', 'keyIdeas', '3 to 7'],
    ['a dead id in see', '- generated-1', '- nowhere', 'see', '"nowhere"'],
    ['a dead path in see', '- generated-1', '- /questions/nowhere', 'see', '"/questions/nowhere"'],
    [
      'a follow-up to nowhere',
      'followUps:\n',
      'followUps:\n  - id: nowhere\n',
      'followUps',
      '"nowhere"',
    ],
    [
      'a dead link',
      '## Answer\n',
      '## Answer\n\n[a](/questions/b)\n',
      '## Answer',
      '"/questions/b"',
    ],
    ['a relative link', '## Answer\n', '## Answer\n\n[a](b)\n', '## Answer', '"b"'],
    [
      'a link over plain http',
      '## Answer\n',
      '## Answer\n\n[a](http://b.c)\n',
      '## Answer',
      'http://b.c',
    ],
    ['a dead reference link', '## Answer\n', '## Answer\n\n[a]\n\n[a]: /b\n', '## Answer', '"/b"'],
    ['a dead picture', '## Answer\n', '## Answer\n\n![a](/b.png)\n', '## Answer', '"/b.png"'],
    ['a fragment nobody made', '- generated-1', '- /reference/glossary#term-x', 'see', 'term-x'],
    ['a language nobody paints', '```http', '```cobol', '## Answer', '"cobol"'],
    ['a code block without language', '```http', '```', '## Answer', 'in ""'],
    [
      'an answer too long to say',
      /## Answer\n[\s\S]*/,
      `## Answer\n\n${words(241)}\n`,
      '## Answer',
      '241 words',
    ],
    [
      'an answer too short to teach',
      /## Answer\n[\s\S]*/,
      `## Answer\n\n${words(109)}\n`,
      '## Answer',
      '109 words',
    ],
    ['a draft', /- Idea 2.*/, '- "DRAFT: idea 2"', 'keyIdeas.1', 'DRAFT:'],
  ])('reports %s by file, field and reason', (...row) => {
    const [, from, to, field, reason] = row
    expect(problemsAfter(from, to)).toContainEqual({
      file: expect.stringMatching(new RegExp(`${name}$`)),
      field,
      reason: expect.stringContaining(reason),
    })
  })

  it.each([
    ['an item', '- generated-1'],
    ['a topic', '- caching'],
    ['a route', '- /reference/glossary'],
    ['the page of an item', '- /questions/generated-1'],
    ['a query of a route', '- /questions?q=topic:caching'],
  ])('lets see name %s', (_what, target) => {
    expect(check({ [name]: text.replace(/- generated-1\n/, `${target}\n`) }).problems).toEqual([])
  })

  it.each([
    ['an explanation of level high', 'explain', 'high', 320],
    ['a comparison of level high', 'compare', 'high', 240],
    ['an explanation of level medium', 'explain', 'medium', 240],
  ])('gives %s its number of words', (...[, kind, level, most]) => {
    const problemsAt = (count: number) =>
      check({
        [name]: text
          .replace('kind: explain', `kind: ${kind}`)
          .replace('level: medium', `level: ${level}`)
          .replace(/## Answer\n[\s\S]*/, `## Answer\n\n${words(count)}\n`),
      }).problems
    expect(problemsAt(most)).toEqual([])
    expect(problemsAt(most + 1)).toHaveLength(1)
  })

  it('reports a taken id', () => {
    const other = generateQuestion(2)
    const twice = { 'questions/http/etag.md': text, 'questions/rest-design/etag.md': other }
    expect(check(twice).problems).toContainEqual(
      expect.objectContaining({ field: 'id', reason: expect.stringContaining('already taken') }),
    )
  })

  const incident = 'incidents/inc-double-charge.md'
  const problemsOfIncident = (...changes: readonly (readonly [RegExp | string, string])[]) =>
    check({
      [incident]: changes.reduce(
        (text, [from, to]) => {
          expect(text).toMatch(from)
          return text.replaceAll(from, to)
        },
        readFileSync(`content/${incident}`, 'utf8'),
      ),
    }).problems

  it('reports the look that gives a cause away alone', () => {
    const problems = problemsOfIncident(
      [odds(0.93, 0.92, 0.15), odds(0.99, 0.99, 0.02)],
      [odds(0.07, 0.08, 0.85), odds(0.01, 0.01, 0.98)],
    )
    expect(problems).toContainEqual(
      expect.objectContaining({
        field: 'evidence.4',
        reason: '"queue" alone lifts "queue" to 0.94; at most 0.8',
      }),
    )
  })

  it('reports two causes that the evidence leaves together, and the look that is missing', () => {
    // Whatever is likely under a click becomes as likely under a retry.
    const problems = problemsOfIncident([
      /newkey: [\d.]+\n( +)click: ([\d.]+)/g,
      'newkey: $2\n$1click: $2',
    ])
    expect(problems).toContainEqual(
      expect.objectContaining({
        field: 'evidence',
        reason: expect.stringMatching(
          /^cannot separate "newkey" from "click": .* 0\.50 of 0\.85, .* missing is a look with one reading for "newkey" and another for "click"$/,
        ),
      }),
    )
  })
})

const odds = (newkey: number, other: number, queue: number) =>
  Object.entries({ newkey, click: other, queue, race: other, deleted: other })
    .map(([cause, likelihood]) => `${cause}: ${likelihood}`)
    .join('\n          ')

describe('the list of planned ids', () => {
  const ids =
    '# planned\nquestion http generated-1\nquestion http generated-20\nglossary term-etag\n'

  const unfinished = { ...finished, question: false, glossary: false }
  const checkPlanned = (files: Readonly<Record<string, string>>, done = unfinished) =>
    withContent({ 'ids.txt': ids, ...files }, (root) =>
      checkContent({ root, routes, finished: done }),
    )

  it('is counted while its shelf is unfinished', () => {
    const { problems, missing } = checkPlanned({ [name]: text })
    expect(problems).toEqual([])
    expect(missing.map(({ id }) => id)).toEqual(['generated-20', 'term-etag'])
  })

  it('lets see and follow-ups name what is still to be written', () => {
    const planned = text
      .replace('- generated-1', '- term-etag')
      .replace('followUps:\n', 'followUps:\n  - id: generated-20\n')
    expect(checkPlanned({ [name]: planned }).problems).toEqual([])
    expect(checkPlanned({ [name]: planned, 'ids.txt': '' }).problems).toHaveLength(2)
  })

  it('is held against a shelf that is finished', () => {
    const { problems } = checkPlanned({ [name]: text }, { ...unfinished, question: true })
    expect(problems).toMatchObject([
      { field: 'generated-20', reason: 'has no file questions/http/generated-20.md' },
    ])
  })

  it.each(['question generated-1', 'poem http a', 'glossary'])('refuses the line "%s"', (line) => {
    expect(() => check({ 'ids.txt': line })).toThrow(line)
  })
})

describe('the report', () => {
  const files = Object.fromEntries(
    Array.from({ length: 57 }, (_, n) => [generatedPath(n), generateQuestion(n)]),
  )

  it('counts per shelf, kind, topic and level', () => {
    const counts = summarize(check(files))
    expect(counts.shelves[0]).toEqual({ shelf: 'question', items: 57, planned: 0, missing: 0 })
    expect(counts.kinds).toContainEqual({ kind: 'explain', questions: 57 })
    expect(counts.topics.every(({ levels }) => String(levels) === '1,1,1')).toBe(true)
  })

  it('ends with the number of problems, each named before', () => {
    const broken = check({ [name]: text.replace('- generated-1', '- nowhere') })
    expect(inText(broken).split('\n').slice(-2)).toEqual([
      expect.stringMatching(/generated-1\.md: see: "nowhere" is no item/),
      '1 problem',
    ])
  })
})
