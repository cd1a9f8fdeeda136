import { describe, expect, it } from 'vitest'

import { generatedPath, generateQuestion } from '@/bench/generate-question'
import { readContent } from '@/lib/content/load'

import { claimProblems, readClaims } from './claims'
import { withContent } from './temp-content'

const RFC = 'https://www.rfc-editor.org/rfc/rfc9110'
const head = 'question\tclaim\tsource\tsection\thow'
const row = (...cells: readonly string[]) => cells.join('\t')

const problemsWith = (...rows: readonly string[]) =>
  withContent(
    {
      [generatedPath(1)]: generateQuestion(1),
      'claims/http.tsv': [head, ...rows].join('\n') + '\n',
    },
    (root) => {
      const { items, pathOf } = readContent(root)
      return claimProblems(readClaims(root), items, pathOf).map(({ reason }) => reason)
    },
  )

const backed = row('generated-1', 'GET is safe', RFC, '9.2.1', 'opened')

describe('the claims of second readers', () => {
  it('are fine when each source carries one, and what was computed has none', () => {
    expect(problemsWith(backed, row('generated-1', '2 x 2 = 4', '-', '', 'ran'))).toEqual([])
  })

  it.each([
    ['an item that is not there', [backed, row('gone', 'a', RFC, '1', 'opened')], 'not there'],
    ['a source that the item does not name', [backed, row('generated-1', 'a', 'https://b.c/', '1', 'opened')], 'no source of it'],
    ['another way of checking', [backed, row('generated-1', 'a', RFC, '1', 'believed')], '"believed"'],
    ['a source without a claim', [row('generated-1', 'a', '-', '', 'ran')], `no claim in claims/ rests on ${RFC}`],
  ])('name %s', (_, rows, reason) => {
    expect(problemsWith(...rows)).toEqual([expect.stringContaining(reason)])
  })
})
